import { expect, it } from "vitest";
import { Slots } from "./slots";

it("runs at most as many tasks as there are slots, in order, and outlives a failing one", async () => {
  const slots = new Slots(2);
  const started: number[] = [];
  let running = 0;
  let most = 0;
  const task = (id: number) => async () => {
    started.push(id);
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 2));
    running -= 1;
    if (id === 1) throw new Error("task 1");
    return id;
  };
  const results = await Promise.allSettled([0, 1, 2, 3, 4].map((id) => slots.run(task(id))));
  expect(started).toEqual([0, 1, 2, 3, 4]);
  expect(most).toBe(2);
  expect(results.map((result) => result.status)).toEqual(
    [0, 1, 2, 3, 4].map((id) => (id === 1 ? "rejected" : "fulfilled")),
  );
});
