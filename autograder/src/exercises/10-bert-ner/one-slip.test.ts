import {
  chooseBackend,
  clipGradientNorm,
  lossAndGradients,
  type NerEpochOptions,
} from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import { beforeAll, expect, it } from "vitest";
import { lostClaims } from "../../judging/fixtures/judge-answer";

beforeAll(async () => {
  await chooseBackend({ force: "wasm", print: () => undefined });
});

/** Right but for the norm, which is 1 whatever was asked for. */
async function clippedAtOne(options: NerEpochOptions) {
  const { model, batches, optimizer, schedule = () => 1, firstStep = 0, classWeights } = options;
  model.train();
  let [sum, numPieces, steps] = [0, 0, 0];
  for (const batch of batches) {
    const count = batch.labels.dataSync().filter((label) => label !== -100).length;
    const { loss, gradients } = lossAndGradients(model, () => {
      const output = model.forward({ ...batch, classWeights });
      return output.loss ?? tf.scalar(Number.NaN);
    });
    clipGradientNorm(gradients, 1);
    optimizer.step(gradients, schedule(firstStep + steps++));
    sum += loss * count;
    numPieces += count;
    tf.dispose([batch, gradients]);
  }
  return { loss: sum / numPieces, steps };
}

it("10.2: a norm that is always 1 loses the clipping, and nothing else", async () => {
  const lost = await lostClaims("10.2", { trainEpoch: clippedAtOne });
  expect(lost.map(({ id }) => id)).toEqual(["clipping"]);
});
