import { type Argued, floatIds, neverMissing } from "./argued";

export const evaluateNegationHandling: readonly Argued[] = [
  { edit: 'const note = tf.tensor2d([tokenIds], undefined, "int32"); → *', reason: floatIds },
  {
    edit: "return (probabilities[diagnosis] ?? Number.NaN) < 0.5; → return (probabilities[diagnosis] ?? Number.NaN) <= 0.5;",
    reason:
      "thresholdProbabilities, which learners may use here, puts a probability of exactly 0.5 on the other side.",
  },
  {
    edit: "return (probabilities[diagnosis] ?? Number.NaN) < 0.5; → return (probabilities[diagnosis]) < 0.5;",
    reason: neverMissing,
  },
  {
    edit: "return (probabilities[diagnosis] ?? Number.NaN) < 0.5; → return (probabilities[diagnosis] || Number.NaN) < 0.5;",
    reason: "A sigmoid is exactly 0 only of logits that no model of the course comes near to.",
  },
  {
    edit: "truePositives === 0 ? 0 : (2 * truePositives) / (2 * truePositives + wrong), → (2 * truePositives) / (2 * truePositives + wrong),",
    reason: "Without a true positive 0 is divided by what is wrong, which is 0 as well.",
  },
  {
    edit: "truePositives === 0 → truePositives === -1",
    reason: "Without a true positive 0 is divided by what is wrong, which is 0 as well.",
  },
];

const anyWord =
  "Which words the notes hold makes no difference to the time, as long as they are words.";

export const profileInferenceLatency: readonly Argued[] = [
  { edit: "(_, i) => 1 + (i % (vocabSize - 1)), → (_, i) => 1,", reason: anyWord },
  {
    edit: "(_, i) => 1 + (i % (vocabSize - 1)), → (_, i) => 1 + (i % (vocabSize - 2)),",
    reason: anyWord,
  },
  {
    edit: "(_, i) => 1 + (i % (vocabSize - 1)), → (_, i) => 1 + (i % (1 - vocabSize)),",
    reason: "The remainder has the sign of what is divided.",
  },
];
