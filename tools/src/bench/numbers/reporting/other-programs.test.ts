import { expect, it } from "vitest";
import { othersWarning, shareBetween } from "./other-programs";

it("divides the time that was busy by all that passed", () => {
  expect(shareBetween({ busy: 100, idle: 50 }, { busy: 130, idle: 140 })).toBe(0.25);
  expect(shareBetween({ busy: 0, idle: 0 }, { busy: 0, idle: 0 })).toBe(0);
});

it("warns when the machine was not quiet before or after", () => {
  expect(othersWarning({ before: 0.05, after: 0.01 })).toBeUndefined();
  expect(othersWarning({ before: 0.01, after: 0.34 })).toBe(
    "The machine was not quiet: other programs took 1 % of it just before and 34 % just after. Mistrust these numbers.",
  );
});
