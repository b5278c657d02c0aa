import type { OwnWords } from "./own-words";

/** Ways to write 10.2. */
export const epochs: readonly OwnWords[] = [
  [
    "each batch in a function of its own, the labels counted by a tensor",
    [
      `const numCounted = (labels: tf.Tensor) =>
  tf.tidy(() => labels.notEqual(ignoredLabel).sum().dataSync()[0]);`,
      `function stepOn(model, batch, { optimizer, classWeights, maxGradientNorm }, factor) {
  const { loss, gradients } = lossAndGradients(model, () => {
    const { loss = tf.scalar(NaN) } = model.forward({ ...batch, classWeights });
    return loss;
  });
  clipGradientNorm(gradients, maxGradientNorm);
  optimizer.step(gradients, factor);
  Object.values(gradients).forEach((g) => g.dispose());
  return loss;
}`,
      `const trainEpoch = async (options: NerEpochOptions): Promise<NerEpoch> => {
  const { model, batches, schedule = constantSchedule(), firstStep = 0, maxGradientNorm = 1 } = options;
  model.train();
  const seen = [];
  for (const batch of batches) {
    try {
      const weight = numCounted(batch.labels);
      const rate = schedule(firstStep + seen.length);
      seen.push([stepOn(model, batch, { ...options, maxGradientNorm }, rate), weight]);
    } finally {
      tf.dispose(batch);
    }
    await tf.nextFrame();
  }
  const pieces = seen.reduce((sum, [, weight]) => sum + weight, 0);
  return {
    loss: seen.reduce((sum, [loss, weight]) => sum + loss * (weight / pieces), 0),
    steps: seen.length,
  };
};`,
    ],
  ],
  [
    "variableGrads, and the norm by hand",
    [
      `async function trainEpoch({ model, batches, optimizer, schedule, firstStep, maxGradientNorm, classWeights }: NerEpochOptions): Promise<NerEpoch> {
  const cap = maxGradientNorm ?? 1;
  const named = [...model.namedParameters()];
  let step = firstStep ?? 0;
  let total = 0, counted = 0, steps = 0;
  model.train();
  const rows = batches[Symbol.iterator]();
  for (let next = rows.next(); !next.done; next = rows.next()) {
    const batch = next.value;
    let n = 0;
    for (const label of batch.labels.dataSync()) if (label !== -100) n += 1;
    try {
      const { value, grads } = tf.variableGrads(
        () => model.forward({ ...batch, classWeights }).loss as tf.Scalar,
        named.map(([, variable]) => variable),
      );
      const gradients: tf.NamedTensorMap = {};
      for (const [name, variable] of named) if (grads[variable.name]) gradients[name] = grads[variable.name];
      const scaled = tf.tidy(() => {
        const squares = Object.values(gradients).map((g) => g.square().sum());
        const norm = tf.sqrt(tf.addN(squares)).dataSync()[0];
        const factor = norm > cap ? cap / norm : 1;
        return Object.fromEntries(Object.entries(gradients).map(([name, g]) => [name, g.mul(factor)]));
      });
      optimizer.step(scaled, schedule ? schedule(step) : 1);
      total += value.dataSync()[0] * n;
      counted += n;
      tf.dispose([value, grads, scaled]);
    } finally {
      tf.dispose(batch);
    }
    step++;
    steps++;
    await tf.nextFrame();
  }
  return { loss: total / counted, steps };
}`,
    ],
  ],
  [
    "a running mean, in a class",
    [
      `class RunningMean {
  private n = 0;
  mean = 0;
  add(value: number, count: number): void {
    if (count === 0) return;
    this.n += count;
    this.mean += (value - this.mean) * (count / this.n);
  }
}`,
      `async function trainEpoch(run: NerEpochOptions): Promise<NerEpoch> {
  const { model, optimizer, classWeights } = run;
  const rateAt = run.schedule ?? (() => 1);
  const first = run.firstStep ?? 0;
  const loss = new RunningMean();
  let steps = 0;
  model.train();
  for (const { inputIds, attentionMask, labels } of run.batches) {
    try {
      const count = Array.from(labels.dataSync()).filter((id) => id !== ignoredLabel).length;
      const step = lossAndGradients(model, () => {
        const { logits } = model.forward({ inputIds, attentionMask });
        return tokenClassificationLoss(logits, labels, classWeights);
      });
      clipGradientNorm(step.gradients, run.maxGradientNorm ?? 1);
      optimizer.step(step.gradients, rateAt(first + steps++));
      tf.dispose(step.gradients);
      loss.add(step.loss, count);
    } finally {
      tf.dispose([inputIds, attentionMask, labels]);
    }
    await tf.nextFrame();
  }
  return { steps, loss: loss.mean };
}`,
    ],
  ],
];
