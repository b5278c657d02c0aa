import { describe, expect, it } from "vitest";
import { expectNumbers } from "../../tests/tensor-expectations";
import { constantSchedule, cosineSchedule, linearSchedule } from "./schedules";

describe("schedules", () => {
  it("constant is 1", () => {
    expect([0, 1, 1000].map(constantSchedule())).toEqual([1, 1, 1]);
  });

  it("linear rises to 1 at the end of the warm-up and falls to 0", () => {
    const schedule = linearSchedule({ warmupSteps: 4, totalSteps: 14 });
    const steps = [0, 1, 4, 5, 9, 13, 14, 20];
    const expected = [0, 0.25, 1, 0.9, 0.5, 0.1, 0, 0];
    expectNumbers(steps.map(schedule), expected, 1e-12);
  });

  it("cosine falls slowly, fast, slowly, and stays at 0", () => {
    const schedule = cosineSchedule({ warmupSteps: 2, totalSteps: 8 });
    const steps = [0, 1, 2, 4, 5, 6, 8, 11];
    const expected = [0, 0.5, 1, 0.75, 0.5, 0.25, 0, 0];
    expectNumbers(steps.map(schedule), expected, 1e-12);
  });

  it("start at 1 without warm-up", () => {
    expect(linearSchedule({ totalSteps: 10 })(0)).toBe(1);
    expect(cosineSchedule({ totalSteps: 10 })(0)).toBe(1);
  });

  it("cosine rises again only when asked", () => {
    const options = { warmupSteps: 2, totalSteps: 8, riseAfterEnd: true };
    expect(cosineSchedule(options)(14)).toBeCloseTo(1, 12);
  });

  it("are all warm-up when the whole is", () => {
    const schedule = cosineSchedule({ warmupSteps: 3, totalSteps: 3 });
    expectNumbers(
      [0, 1, 2, 3, 4].map(schedule),
      [0, 1 / 3, 2 / 3, 1, 0],
      1e-12,
    );
  });

  it("refuse a warm-up longer than the whole", () => {
    expect(() => linearSchedule({ warmupSteps: 5, totalSteps: 4 })).toThrow(
      "linearSchedule: expected 0 ≤ warmupSteps ≤ totalSteps, got 5 and 4. totalSteps is epochs times steps an epoch, warm-up included.",
    );
    expect(() => cosineSchedule({ totalSteps: NaN })).toThrow("0 and NaN");
  });
});
