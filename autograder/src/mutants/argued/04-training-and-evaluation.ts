import type { Argued } from "./argued";

const noteIsFree = "The contract leaves the words beside the number of steps free.";
const anyOrder = "What is disposed of together has no order.";

export const trainModel: readonly Argued[] = [
  {
    edit: `progress?.update(steps, \`loss \${(lossSum / numNotes).toFixed(4)}\`); → *`,
    reason: noteIsFree,
  },
  {
    edit: `best && \`best validation F1 \${best.validationF1.toFixed(4)}\`, → *`,
    reason: noteIsFree,
  },
  {
    edit: "const [batch] = labels.shape; → const [batch] = tokenIds.shape;",
    reason: "A batch has a row of labels for each note.",
  },
  {
    edit: "await tf.nextFrame(); → *",
    reason: "It lets the progress be drawn; a right answer may train without a pause.",
  },
  {
    edit: "tf.dispose([tokenIds, labels, gradients]); → tf.dispose([labels, tokenIds, gradients]);",
    reason: anyOrder,
  },
  {
    edit: "tf.dispose([tokenIds, labels, decisions]); → tf.dispose([labels, tokenIds, decisions]);",
    reason: anyOrder,
  },
  {
    edit: "tf.dispose([tokenIds, labels, decisions]); → tf.dispose([tokenIds, decisions, labels]);",
    reason: anyOrder,
  },
  {
    edit: "return logits.greater(0).toInt() as tf.Tensor2D; → return logits.greater(0) as tf.Tensor2D;",
    reason: "tfjs reads a tensor of booleans as 0 and 1.",
  },
  {
    edit: "return logits.greater(0).toInt() as tf.Tensor2D; → return logits.greaterEqual(0).toInt() as tf.Tensor2D;",
    reason: "No claim says on which side a probability of exactly 0.5 falls.",
  },
  {
    edit: "return f1Scores(predictions, truth).micro.f1; → return f1Scores(truth, predictions).micro.f1;",
    reason: "Where predictions and truth change places, so do precision and recall: F1 stays.",
  },
];

export const evaluateModel: readonly Argued[] = [
  {
    edit: "const predictions = thresholdProbabilities(probabilities, 0.5); → const predictions = thresholdProbabilities(probabilities);",
    reason: "0.5 is the threshold of thresholdProbabilities where none is given.",
  },
];
