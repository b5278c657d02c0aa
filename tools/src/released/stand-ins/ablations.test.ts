import {
  type AblationName,
  ablationNames,
  chooseBackend,
  makeAblation as ownAblation,
  seededRandom,
} from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import { beforeAll, expect, it } from "vitest";
import { makeAblation } from "./ablations";

beforeAll(async () => {
  await chooseBackend({ force: "wasm", print: () => undefined });
});

const options = () => ({
  ...{ vocabSize: 11, dModel: 6, numHeads: 3, dFf: 5, numClasses: 2, maxLen: 7 },
  random: seededRandom(3),
});

/** What a model says of two notes, and the gradients of the sum of it. */
function saidBy(make: typeof ownAblation, name: AblationName): number[][] {
  const model = make(name, options()).eval();
  const tokenIds = tf.tensor2d([2, 3, 5, 0, 0, 7, 4, 9, 1, 0], [2, 5], "int32");
  const variables = [...model.namedParameters().values()];
  const sum = () => model.forward(tokenIds).logits.square().sum().asScalar();
  const { value, grads } = tf.variableGrads(sum, variables);
  return [value, ...Object.values(grads)].map((tensor) => Array.from(tensor.dataSync()));
}

it.each(ablationNames)("takes apart as the library does: %s", (name) => {
  const [ours, theirs] = [saidBy(makeAblation, name), saidBy(ownAblation, name)];
  expect(ours.map((numbers) => numbers.length)).toEqual(theirs.map((numbers) => numbers.length));
  const most = Math.max(
    ...ours.flatMap((numbers, i) =>
      numbers.map((number, j) => Math.abs(number - (theirs[i]?.[j] ?? Number.NaN))),
    ),
  );
  expect(most).toBeLessThan(1e-4);
});

it("leaves no tensor behind", () => {
  const model = makeAblation("no residual", options()).eval();
  const tokenIds = tf.tensor2d([[2, 3]], undefined, "int32");
  const before = tf.memory().numTensors;
  const { logits, attentionWeights } = model.forward(tokenIds);
  tf.dispose([logits, attentionWeights]);
  expect(tf.memory().numTensors).toBe(before);
});

it("knows no other names", () => {
  expect(() => makeAblation("no words" as AblationName, options())).toThrow(
    'makeAblation: expected one of "baseline", "no positions"',
  );
});
