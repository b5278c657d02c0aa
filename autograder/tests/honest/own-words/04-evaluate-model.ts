import type { OwnWords } from "./own-words";

/** Ways to write 04.2. */
export const evaluations: readonly OwnWords[] = [
  [
    "all batches in one tensor",
    [
      `const evaluateModel = (model: NoteClassifier, loader: DataLoader): Evaluation => tf.tidy(() => {
  model.eval();
  const batches = [...loader];
  const p = tf.concat(batches.map(({ tokenIds }) => model.forward(tokenIds).logits)).sigmoid() as tf.Tensor2D;
  return { probabilities: p.arraySync(), labels: tf.concat(batches.map((b) => b.labels)).arraySync() as any, predictions: p.greater(0.5).toInt().arraySync() as any };
});`,
    ],
  ],
  [
    "note by note",
    [
      `import { sigmoid } from "@attending/lib";`,
      `function evaluateModel(model: NoteClassifier, loader: DataLoader): Evaluation {
  const rows = loader.tokenIds.map((ids) => {
    const { logits } = (model.eval() as NoteClassifier).forward(tf.tensor2d([ids], [1, ids.length], "int32"));
    return Array.from(logits.dataSync(), sigmoid);
  });
  return { labels: loader.labels, probabilities: rows, predictions: rows.map((row) => row.map((p) => Number(p > 0.5))) };
}`,
    ],
  ],
];
