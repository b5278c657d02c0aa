import { type Argued, checksArguments, floatIds, neverMissing } from "./argued";

const titleIsFree = "Beside the diagnoses, or none, the contract leaves the title's words free.";

export const visualizeAttention: readonly Argued[] = [
  {
    edit: 'requirePositiveInteger(where, "the number of tokens", note.length); → (nothing)',
    reason: checksArguments,
  },
  { edit: 'const batch = tf.tensor2d([note], undefined, "int32"); → *', reason: floatIds },
  {
    edit: "if (heads === undefined) { → if (false) {",
    reason:
      "Of a layer that is not there the next lines throw all the same, and no claim asks by which error.",
  },
  ...["[diagnosis])", "[diagnosis] || 0)", "[diagnosis] ?? -1)", "[diagnosis] ?? 1)"].map(
    (other) => ({
      edit: `(_, diagnosis) => (probabilities[diagnosis] ?? 0) > 0.5, → (_, diagnosis) => (probabilities${other} > 0.5,`,
      reason: neverMissing,
    }),
  ),
  {
    edit: `\`layer \${layers.indexOf(heads)} · \` + \`predicted: \${predicted.join(", ") || "none"}\`, → \`predicted: \${predicted.join(", ") || "none"}\`,`,
    reason: titleIsFree,
  },
  { edit: `\`layer \${layers.indexOf(heads)} · \` + → *`, reason: titleIsFree },
  {
    edit: `\`predicted: \${predicted.join(", ") || "none"}\`, → \`predicted: \${predicted.join() || "none"}\`,`,
    reason: "A comma without a space parts the names as well.",
  },
  {
    edit: `name: \`head \${head}\`, → name: "",`,
    reason: "The contract asks for a name, and does not say which: the heads stand in their order.",
  },
];

const anyHead = "The notes in which a category stands are the same for each layer and each head.";

export const analyzeHeadSpecialization: readonly Argued[] = [
  {
    edit: "if (ids.length === 0) return []; → *",
    reason: "The contract speaks of no note that is padding alone, and the course has none.",
  },
  { edit: 'const batch = tf.tensor2d([ids], undefined, "int32"); → *', reason: floatIds },
  {
    edit: 'requirePositiveInteger(where, "the number of notes", looks.length); → (nothing)',
    reason: checksArguments,
  },
  { edit: "const weights = received[layer]?.[head] ?? []; → *", reason: neverMissing },
  {
    edit: "const layers = looks[0]?.received ?? []; → const layers = looks[1]?.received ?? [];",
    reason: "It only says how many layers and heads there are: any note says the same.",
  },
  { edit: "const layers = looks[0]?.received ?? []; → *", reason: neverMissing },
  {
    edit: "numNotes: categories.map((category) => ratiosOf(category, 0, 0).length), → *",
    reason: anyHead,
  },
];

const noteIsFree = "The contract leaves the words beside the number of runs free.";

export const runAblationStudy: readonly Argued[] = [
  {
    edit: "learningRate = 3e-4, → learningRate,",
    reason: "What is passed on undefined is 3e-4 by the default of trainModel.",
  },
  {
    edit: "return f1Scores(predictions, labels).micro.f1; → return f1Scores(labels, predictions).micro.f1;",
    reason: "Where predictions and truth change places, so do precision and recall: F1 stays.",
  },
  {
    edit: `progress?.update(numRuns, \`\${name}, seed \${seed}: \${score.toFixed(4)}\`); → *`,
    reason: noteIsFree,
  },
  {
    edit: "const squares = scores.map((score) => (score - mean) ** 2); → const squares = scores.map((score) => (mean - score) ** 2);",
    reason: "A square has no sign.",
  },
  {
    edit: "const baseline = results[0]?.scores ?? scores; → const baseline = results[0]?.scores || scores;",
    reason: "A list is never taken for nothing.",
  },
  {
    edit: "const differences = scores.map((score, i) => score - (baseline[i] ?? NaN)); → const differences = scores.map((score, i) => score - (baseline[i]));",
    reason: neverMissing,
  },
];
