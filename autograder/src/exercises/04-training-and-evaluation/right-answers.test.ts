import {
  AdamW,
  binaryCrossEntropyWithLogits,
  chooseBackend,
  type DataLoader,
  lossAndGradients,
  type NoteClassifier,
  predictProbabilities,
  type TrainingOptions,
} from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { lostClaims } from "../../judging/fixtures/judge-answer";

beforeAll(async () => {
  await chooseBackend({ force: "wasm", print: () => undefined });
});

/** F1 by its two halves, of all decisions thrown together. */
function microF1(predictions: readonly number[], labels: readonly number[]): number {
  const hits = predictions.filter((said, i) => said === 1 && labels[i] === 1).length;
  const said = predictions.filter((value) => value === 1).length;
  const precision = said === 0 ? 0 : hits / said;
  const recall = hits / labels.filter((value) => value === 1).length;
  return hits === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

/** With tfjs's own Adam and gradients, by tfjs's names; looks at the signal before each step. */
async function withOwnParts(
  model: NoteClassifier,
  {
    train,
    validation,
    epochs = 25,
    learningRate = 3e-4,
    maxGradientNorm = 1,
    progress,
    signal,
  }: TrainingOptions,
) {
  const optimizer = tf.train.adam(learningRate);
  const history = [];
  const kept: tf.Tensor[] = [];
  let best: { epoch: number; trainLoss: number; validationF1: number } | undefined;
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
    const losses: number[] = [];
    for (const { tokenIds, labels } of train) {
      if (signal?.aborted) return { history, best };
      model.train();
      const { value, grads } = tf.variableGrads(() => {
        const { logits } = model.forward(tokenIds);
        return tf.losses.sigmoidCrossEntropy(labels, logits).asScalar();
      }, model.parameters());
      const norm = Math.sqrt(
        Object.values(grads).reduce((sum, g) => sum + Number(g.square().sum().dataSync()[0]), 0),
      );
      const factor = Math.min(1, maxGradientNorm / norm);
      optimizer.applyGradients(
        Object.fromEntries(Object.entries(grads).map(([name, g]) => [name, g.mul(factor)])),
      );
      const loss = Number(value.dataSync()[0]);
      progress?.update(optimizer.iterations, "a step");
      losses.push(...labels.arraySync().map(() => loss));
    }
    model.eval();
    const said = predictProbabilities(model, { tokenIds: validation.tokenIds });
    const predictions = said.flat().map((p) => Math.round(p));
    const trainLoss = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
    const validationF1 = microF1(predictions, validation.labels.flat());
    const entry = { epoch, trainLoss, validationF1 };
    history.push(entry);
    if (validationF1 > (best?.validationF1 ?? -1)) {
      best = entry;
      kept.splice(0, kept.length, ...model.parameters().map((parameter) => parameter.clone()));
    }
  }
  model.parameters().forEach((parameter, i) => {
    const saved = kept[i];
    if (saved) parameter.assign(saved);
  });
  progress?.finish();
  return { history, best };
}

/** Never awaits, validates note by note, and stops without a score of the epoch begun. */
function withoutWaiting(model: NoteClassifier, options: TrainingOptions) {
  const { epochs = 25, learningRate = 3e-4, maxGradientNorm = 1, train, validation } = options;
  const optimizer = new AdamW(model.namedParameters(), { learningRate, weightDecay: 0 });
  const history = [];
  const saved = [];
  let numSteps = 0;
  for (let epoch = 1; epoch <= epochs; epoch++) {
    model.train();
    const sums = { loss: 0, notes: 0 };
    for (const batch of train) {
      const { loss, gradients } = lossAndGradients(model, () =>
        binaryCrossEntropyWithLogits(model.forward(batch.tokenIds).logits, batch.labels),
      );
      const norm = tf.stack(Object.values(gradients).map((g) => tf.norm(g))).norm();
      const factor = tf.minimum(1, tf.div(maxGradientNorm, norm.add(1e-6)));
      optimizer.step(
        Object.fromEntries(Object.entries(gradients).map(([name, g]) => [name, g.mul(factor)])),
      );
      numSteps += 1;
      options.progress?.update(numSteps);
      sums.loss += loss * batch.tokenIds.shape[0];
      sums.notes += batch.tokenIds.shape[0];
      if (options.signal?.aborted) return { history, best: history.at(-1) };
    }
    model.eval();
    const predictions = validation.tokenIds.flatMap((ids) => {
      const { logits } = model.forward(tf.tensor2d([[...ids]], undefined, "int32"));
      return [...logits.dataSync()].map((logit) => (logit > 0 ? 1 : 0));
    });
    const validationF1 = microF1(predictions, validation.labels.flat());
    history.push({ epoch, trainLoss: sums.loss / sums.notes, validationF1 });
    saved.push(model.stateDict());
  }
  const scores = history.map(({ validationF1 }) => validationF1);
  const index = scores.indexOf(Math.max(...scores));
  const parameters = saved[index];
  if (parameters) model.loadStateDict(parameters);
  options.progress?.finish("the end");
  return { history, best: history[index] };
}

/** All batches in one tensor, and a decision by rounding. */
function byConcatenation(model: NoteClassifier, loader: DataLoader) {
  model.eval();
  const batches = [...loader];
  const probabilities = tf.concat(
    batches.map(({ tokenIds }) => tf.sigmoid(model.forward(tokenIds).logits)),
  );
  return {
    predictions: probabilities.greater(0.5).cast("int32").arraySync(),
    labels: tf.concat(batches.map(({ labels }) => labels)).arraySync(),
    probabilities: probabilities.arraySync(),
  };
}

/** In the loader's first order, one note at a time, with a sigmoid by hand. */
function noteByNote(model: NoteClassifier, { tokenIds, labels }: DataLoader) {
  model.eval();
  const probabilities = tokenIds.map((ids) => {
    const { logits } = model.forward(tf.tensor2d([ids], undefined, "int32"));
    return [...logits.dataSync()].map((logit) => 1 / (1 + Math.exp(-logit)));
  });
  const predictions = probabilities.map((row) => row.map((p) => (p >= 0.5 ? 1 : 0)));
  return { predictions, labels, probabilities };
}

describe("04.1 takes other right ways", () => {
  it.each([withOwnParts, withoutWaiting])("%o", async (trainModel) => {
    expect(await lostClaims("04.1", { trainModel })).toEqual([]);
  });
});

describe("04.2 takes other right ways", () => {
  it.each([byConcatenation, noteByNote])("%o", async (evaluateModel) => {
    expect(await lostClaims("04.2", { evaluateModel })).toEqual([]);
  });
});
