import { expect, it } from "vitest";
import { spreadOf } from "./statistics";

it.each([
  [[3, 1, 2], { median: 2, min: 1, max: 3 }],
  [[4, 1, 2, 3], { median: 2.5, min: 1, max: 4 }],
  [[7], { median: 7, min: 7, max: 7 }],
])("summarises %j", (values, spread) => expect(spreadOf(values)).toEqual(spread));

it("refuses to summarise nothing", () => {
  expect(() => spreadOf([])).toThrow("expected values, got none");
});
