import { expect, it } from "vitest";
import { IdleClock } from "./idle-clock";

it("counts only the time between an answer and the next question", () => {
  const clock = new IdleClock();
  clock.asked(7, 0);
  clock.answered(9, 1000);
  expect(clock.share).toBeUndefined();
  clock.asked(9.1, 3000); // 0.1 s of 2 s
  clock.answered(20, 4000);
  clock.asked(20.3, 6000); // and 0.3 s of 2 s
  expect(clock.share).toBeCloseTo(0.1, 10);
});
