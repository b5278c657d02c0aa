import { expect, it } from "vitest";
import { stillIntact, stillTrainable } from "./intact";

const reference = { intact: { returned: 7.25 } };

it("passes a model that gives what it gives beside the reference", () => {
  expect(stillIntact({ observed: { intact: { returned: 7.25 } }, reference })).toEqual({
    passed: true,
  });
});

it.each([
  ["another number", { intact: { returned: 2.5 } }, "2.5"],
  ["no number", { intact: { returned: { unreadable: "NaN" } } }, "NaN"],
])("fails %s", (_, observed, got) => {
  expect(stillIntact({ observed, reference })).toEqual({
    passed: false,
    message: "The model itself was changed: ask it in its evaluation mode instead.",
    expected: "7.25",
    observed: got,
  });
});

it("fails an error, and no report", () => {
  const threw = { name: "TypeError", message: "no train", stack: "" };
  expect(stillIntact({ observed: { intact: { threw } }, reference })).toMatchObject({
    observed: "TypeError: no train",
  });
  expect(stillIntact({ observed: {}, reference })).toMatchObject({ passed: false });
});

it.each([
  ["passes a model that follows", { returned: true }, true],
  ["fails one that does not", { returned: false }, false],
  ["fails an error", { threw: { name: "TypeError", message: "no eval", stack: "" } }, false],
])("%s", (_, trainable, passed) => {
  expect(stillTrainable({ observed: { trainable }, reference })).toMatchObject({ passed });
});
