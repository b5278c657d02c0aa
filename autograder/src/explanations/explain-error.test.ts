import vm from "node:vm";
import * as tf from "@tensorflow/tfjs";
import { expect, it } from "vitest";
import { explainError } from "./explain-error";

/** The likely fix for what the real engine, or tfjs, throws at a line. */
async function fixFor(line: string): Promise<string | null> {
  await tf.setBackend("cpu");
  const a = tf.zeros([2, 3]);
  try {
    await vm.runInNewContext(`(async () => { ${line} })()`, { tf, a, b: tf.ones([5, 3]) });
  } catch (error) {
    const { name, message } = error as Error;
    return explainError(name, message);
  }
  throw new Error("nothing was thrown");
}

it.each([
  ["None;", /`None` is `null`/],
  ["len(a);", /`x\.length`/],
  ["matmul(a, b);", /It is `tf\.matMul`/],
  ["misspelt(1);", /No cell declares `misspelt`/],
  ["early; const early = 1;", /before the line/],
  ["tf.matmul(a, b);", /it is `matMul`/],
  ["a.unsqueeze(0);", /`expandDims\(axis\)`/],
  ["a.shape(0);", /`x\.shape\[0\]`/],
  ["Math.sqrt(2).div(2);", /There is no `div` to call/],
  ["class Linear {} Linear();", /`new Linear\(…\)`/],
  ["undefined.shape;", /What stands before `\.shape`/],
  ["null.shape = 1;", /is null/],
  ["const one = 1; one = 2;", /with `let`/],
  ["const [x] = undefined;", /is no list/],
  ["const f = () => f(); f();", /without an end/],
  ["tf.matMul(a, b);", /\(3\) must be as long as the last but one of the second \(5\)/],
  ["a.dispose(); a.add(1);", /disposed of/],
  ["tf.add(a + 1, 1);", /`add` got a text/],
  ["tf.add(a, null);", /`add` got nothing/],
  ["tf.add(a, b);", /from the last axis on/],
  ["a.transpose([0]);", /every axis/],
  ["a.reshape([5]);", /the product of the new sizes/],
  ["tf.grad((x) => tf.tensor(x.dataSync()))(a);", /cut the way back/],
])("explains %j", async (line, says) => {
  expect(await fixFor(line)).toMatch(says);
});

it("says nothing of what it does not know, and repeats no more than a name", () => {
  expect(explainError("Error", "my own words <script>")).toBeNull();
  expect(explainError("TypeError", `${"x".repeat(9_000)} is not a function`)).toBeNull();
  const long = "y".repeat(900);
  expect(explainError("ReferenceError", `${long} is not defined`)?.length).toBeLessThan(200);
});
