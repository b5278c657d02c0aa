import { expect, it } from "vitest";
import { JudgeDesk } from "./judge-desk";

it("draws once for a seed, and forgets what 64 others have come after", () => {
  const desk = new JudgeDesk();
  const first = desk.draw("02.1", "s");
  expect(desk.draw("02.1", "s")).toBe(first);
  for (let i = 0; i < 64; i++) desk.draw("02.1", `other-${i}`);
  expect(desk.draw("02.1", "s")).not.toBe(first);
  expect(desk.draw("02.1", "s")).toEqual(first);
});
