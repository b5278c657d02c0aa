import { expect, it } from "vitest";
import { inTurns } from "./in-turns";

it("works on two items at a time, and gives the results in the order of the items", async () => {
  let [running, most] = [0, 0];
  const results = await inTurns([3, 1, 2, 1, 1], async (turns) => {
    running += 1;
    most = Math.max(most, running);
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    running -= 1;
    return turns * 10;
  });
  expect(results).toEqual([30, 10, 20, 10, 10]);
  expect(most).toBe(2);
});
