import type { OwnWords } from "./own-words";

/** More ways to write 04.1. */
export const moreTrainings: readonly OwnWords[] = [
  [
    "a class that trains",
    [
      `import { predictProbabilities } from "@attending/lib";`,
      `class Trainer {
  private readonly adam: Adam;
  constructor(private readonly model: NoteClassifier, private readonly o: TrainingOptions) { this.adam = new Adam(model.namedParameters(), { learningRate: o.learningRate ?? 3e-4 }); }
  get stopped() { return this.o.signal?.aborted === true; }
  async epoch(tick: () => void) {
    const seen: { loss: number; size: number }[] = [];
    for (const { tokenIds, labels } of this.o.train) {
      this.model.train();
      const { loss, gradients } = lossAndGradients(this.model, () => binaryCrossEntropyWithLogits(this.model.forward(tokenIds).logits, labels));
      clipGradientNorm(gradients, this.o.maxGradientNorm ?? 1);
      this.adam.step(gradients);
      seen.push({ loss, size: labels.shape[0] });
      tf.dispose([tokenIds, labels, gradients]);
      tick();
      await Promise.resolve();
      if (this.stopped) break;
    }
    const size = seen.reduce((n, s) => n + s.size, 0);
    return seen.reduce((sum, s) => sum + (s.loss * s.size) / size, 0);
  }
  score() { this.model.eval(); const said = predictProbabilities(this.model, { tokenIds: this.o.validation.tokenIds }); return f1Scores(thresholdProbabilities(said, 0.5), this.o.validation.labels).micro.f1; }
}`,
      `async function trainModel(model: NoteClassifier, options: TrainingOptions): Promise<TrainingResult> {
  const trainer = new Trainer(model, options);
  const history: TrainingEpoch[] = [];
  let best: TrainingEpoch | undefined, kept = model.stateDict(), ticks = 0;
  for (let epoch = 1; epoch <= (options.epochs ?? 25) && !trainer.stopped; epoch++) {
    const trainLoss = await trainer.epoch(() => options.progress?.update(++ticks));
    history.push({ epoch, trainLoss, validationF1: trainer.score() });
    const now = history[history.length - 1];
    if (!best || now.validationF1 > best.validationF1) { best = now; kept = model.stateDict(); }
  }
  model.loadStateDict(kept);
  options.progress?.finish();
  return { history, best };
}`,
    ],
  ],
  [
    "clipping and loss by hand",
    [
      "const normOf = (gradients: Record<string, tf.Tensor>) => Math.sqrt(Object.values(gradients).map((g) => g.square().sum().dataSync()[0]).reduce((a, b) => a + b, 0));",
      `async function trainModel(model: NoteClassifier, { train, validation, epochs = 25, learningRate = 3e-4, maxGradientNorm = 1, progress, signal }: TrainingOptions): Promise<TrainingResult> {
  const optimizer = new Adam(model.namedParameters(), { learningRate });
  const history: TrainingEpoch[] = [];
  const states: ReturnType<typeof model.stateDict>[] = [];
  let step = 0;
  for (let epoch = 1; epoch <= epochs && !(signal && signal.aborted); epoch++) {
    model.train();
    let weighted = 0, seen = 0;
    for (const batch of train) {
      const { loss, gradients } = lossAndGradients(model, () => {
        const { logits } = model.forward(batch.tokenIds);
        return tf.softplus(logits).sub(logits.mul(batch.labels)).mean() as tf.Scalar;
      });
      const norm = normOf(gradients);
      const scaled = Object.fromEntries(Object.entries(gradients).map(([k, g]) => [k, norm > maxGradientNorm ? g.mul(maxGradientNorm / norm) : g]));
      optimizer.step(scaled);
      weighted += loss * batch.labels.shape[0]; seen += batch.labels.shape[0];
      progress?.update(++step, "epoch " + epoch);
      await new Promise<void>((done) => setImmediate(done));
      if (signal?.aborted) break;
    }
    model.eval();
    const said: number[][] = [], truth: number[][] = [];
    for (const batch of validation) { said.push(...(model.forward(batch.tokenIds).logits.arraySync() as number[][]).map((r) => r.map((v) => Number(v > 0)))); truth.push(...batch.labels.arraySync()); }
    history.push({ epoch, trainLoss: weighted / seen, validationF1: f1Scores(said, truth).micro.f1 });
    states.push(model.stateDict());
  }
  const scores = history.map((h) => h.validationF1);
  const top = scores.indexOf(Math.max(...scores));
  if (top >= 0) model.loadStateDict(states[top]);
  model.eval();
  progress?.finish();
  return { history, best: history[top] };
}`,
    ],
  ],
];

/** More ways to write 04.2. */
export const moreEvaluations: readonly OwnWords[] = [
  [
    "row by row with a generator",
    [
      `function* rowsOf(model: NoteClassifier, loader: DataLoader) {
  for (const { tokenIds, labels } of loader) {
    const p = tf.sigmoid(model.forward(tokenIds).logits).arraySync() as number[][];
    const y = labels.arraySync();
    for (let i = 0; i < p.length; i++) yield [p[i], y[i]];
  }
}`,
      `function evaluateModel(model: NoteClassifier, loader: DataLoader): Evaluation {
  model.eval();
  const result: Evaluation = { predictions: [], labels: [], probabilities: [] };
  for (const [p, y] of rowsOf(model, loader)) { result.probabilities.push(p); result.labels.push(y); result.predictions.push(p.map((v) => +(v > 0.5))); }
  return result;
}`,
    ],
  ],
  [
    "decisions from logits, chunks of flat data",
    [
      "const chunks = (xs: ArrayLike<number>, size: number) => Array.from({ length: xs.length / size }, (_, r) => Array.from({ length: size }, (_, c) => xs[r * size + c]));",
      `const evaluateModel = (model: NoteClassifier, loader: DataLoader) => {
  const logits: number[][] = [], labels: number[][] = [];
  model.eval();
  for (const batch of loader) tf.tidy(() => {
    const out = model.forward(batch.tokenIds).logits;
    logits.push(...chunks(out.dataSync(), out.shape[1]));
    labels.push(...chunks(batch.labels.dataSync(), out.shape[1]));
  });
  return { labels, predictions: logits.map((row) => row.map((z) => (z > 0 ? 1 : 0))), probabilities: logits.map((row) => row.map((z) => (Math.tanh(z / 2) + 1) / 2)) };
};`,
    ],
  ],
];
