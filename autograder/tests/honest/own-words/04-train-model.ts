import type { OwnWords } from "./own-words";

/** Ways to write 04.1. */
export const trainings: readonly OwnWords[] = [
  [
    "tfjs's own optimiser and gradients",
    [
      `async function trainModel(model: NoteClassifier, { train, validation, epochs = 25, learningRate = 3e-4, maxGradientNorm = 1, progress, signal }: TrainingOptions): Promise<TrainingResult> {
  const adam = tf.train.adam(learningRate, 0.9, 0.999, 1e-8); // tfjs has 1e-7
  const history: TrainingEpoch[] = [];
  let best: TrainingEpoch | undefined, kept = model.stateDict(), steps = 0;
  epochs: for (let epoch = 1; epoch <= epochs; epoch++) {
    const losses: number[] = [];
    model.train();
    for (const batch of train) {
      if (signal?.aborted) break epochs;
      const { value, grads } = tf.variableGrads(() => {
        const { logits } = model.forward(batch.tokenIds);
        const z = logits.abs().neg().exp().log1p().add(tf.relu(logits)).sub(logits.mul(batch.labels));
        return z.mean() as tf.Scalar;
      }, model.parameters());
      const total = Object.values(grads).reduce((sum, g) => sum + g.square().sum().dataSync()[0], 0);
      const scale = Math.min(1, maxGradientNorm / Math.sqrt(total));
      const scaled: any = {};
      for (const name in grads) scaled[name] = grads[name].mul(scale);
      adam.applyGradients(scaled);
      const n = batch.tokenIds.shape[0];
      for (let i = 0; i < n; i++) losses.push(value.dataSync()[0]);
      progress?.update(++steps);
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    model.eval();
    let tp = 0, wrong = 0;
    for (const { tokenIds, labels } of validation) {
      const said = model.forward(tokenIds).logits.sigmoid().greater(0.5).dataSync();
      labels.dataSync().forEach((y, i) => { if (y === 1 && said[i]) tp++; else if (y === 1 || said[i]) wrong++; });
    }
    const record = { epoch, trainLoss: losses.reduce((a, b) => a + b, 0) / losses.length, validationF1: tp === 0 ? 0 : tp / (tp + wrong / 2) };
    history.push(record);
    if (!best || record.validationF1 > best.validationF1) { best = record; kept = model.stateDict(); }
  }
  if (best) model.loadStateDict(kept);
  progress?.finish();
  return { history, best };
}`,
    ],
  ],
  [
    "in pieces, over several cells",
    [
      `import { predictProbabilities } from "@attending/lib";
const scoreOf = (model: NoteClassifier, { tokenIds, labels }: DataLoader) =>
  f1Scores(thresholdProbabilities(predictProbabilities(model, { tokenIds })), labels).micro.f1;`,
      `function step(model: NoteClassifier, optimizer: Adam, { tokenIds, labels }: any, limit: number): number {
  const { loss, gradients } = lossAndGradients(model, () => binaryCrossEntropyWithLogits(model.forward(tokenIds).logits, labels));
  clipGradientNorm(gradients, limit);
  optimizer.step(gradients);
  tf.dispose(gradients);
  return loss;
}`,
      `const trainModel = async (model: NoteClassifier, options: TrainingOptions) => {
  const { train, validation, progress, signal } = options;
  const optimizer = new Adam(model.namedParameters(), { learningRate: options.learningRate ?? 3e-4 });
  const records: any[] = [];
  let stopped = false, steps = 0;
  while (records.length < (options.epochs ?? 25) && !stopped) {
    let sum = 0, count = 0;
    for (const batch of train) {
      const [size] = model.train() && batch.labels.shape;
      sum += size * step(model, optimizer, batch, options.maxGradientNorm ?? 1);
      count += size;
      tf.dispose(batch);
      progress?.update(++steps);
      stopped = Boolean(signal?.aborted);
      if (stopped) break;
    }
    records.push({ epoch: records.length + 1, trainLoss: sum / count, validationF1: scoreOf(model.eval() as NoteClassifier, validation), state: model.stateDict() });
  }
  const [first] = [...records].sort((a, b) => b.validationF1 - a.validationF1);
  if (first) model.loadStateDict(first.state);
  progress?.finish("done");
  return { history: records.map(({ state, ...record }) => record), best: first };
};`,
    ],
  ],
];
