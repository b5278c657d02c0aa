import { expect, it } from "vitest";
import { ByteBudget } from "./byte-budget";

it("lets in what there is room for, in order, and one alone however large", async () => {
  const budget = new ByteBudget(10);
  const started: number[] = [];
  const take = (bytes: number) => budget.take(bytes).then(() => started.push(bytes));
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  for (const bytes of [7, 5, 2, 31]) void take(bytes);
  await settle();
  expect(started).toEqual([7]);
  budget.give(7);
  await settle();
  expect(started).toEqual([7, 5, 2]);
  budget.give(5);
  await settle();
  expect(started).toEqual([7, 5, 2]);
  budget.give(2);
  await settle();
  expect(started).toEqual([7, 5, 2, 31]);
});
