import { type Argued, neverMissing } from "./argued";

const zeros = "Both begin at 0, in whichever order.";

const withLabels = "The model has labels, and so returns a loss: the fallback is for the compiler.";

const inProportion = "A factor of all counts falls out of the mean.";

const noLabelThere =
  "[CLS], [SEP] and padding have the label -100, and the next line passes over them.";

export const bertForClinicalNER: readonly Argued[] = [
  {
    edit: 'requirePositiveInteger("BertForClinicalNER", "numLabels", numLabels); → (nothing)',
    reason: "A check of the options, of which no claim speaks.",
  },
];

export const trainEpoch: readonly Argued[] = [
  { edit: "let [lossSum, numCounted, steps] = [0, 0, 0]; → *", reason: zeros },
  { edit: "return output.loss ?? tf.scalar(Number.NaN); → *", reason: withLabels },
  {
    edit: "await tf.nextFrame(); → *",
    reason: "Whether others have a turn between two steps cannot be seen in what comes out.",
  },
];

export const evaluateNer: readonly Argued[] = [
  {
    edit: "maxLength = 128, → maxLength,",
    reason: "Without one, tokenizeAndAlignLabels takes its own, which is 128 too.",
  },
  { edit: "batchSize = 32, → *", reason: "How sentences are batched changes nothing." },
  { edit: "let [lossSum, numRead] = [0, 0]; → *", reason: zeros },
  {
    edit: "const lengths = gold.map((tags) => tags.length); → *",
    reason: "Predicted tags are as many as gold ones, and lengths only decide who shares a batch.",
  },
  {
    edit: "const chosen = rows.flatMap((row) => sentences[row] ?? []); → *",
    reason: neverMissing,
  },
  { edit: "const loss = output.loss?.arraySync() ?? 0; → *", reason: withLabels },
  { edit: "const tags = predicted[rows[i] ?? 0] ?? []; → *", reason: neverMissing },
  { edit: "if (word === null) return; → *", reason: noLabelThere },
  {
    edit: "if (batch.labels[i]?.[piece] === ignoredLabel) return; → if (batch.labels[i][piece] === ignoredLabel) return;",
    reason: neverMissing,
  },
  {
    edit: 'tags[word] = labels[likeliest[i]?.[piece] ?? 0] ?? "O"; → *',
    reason: neverMissing,
  },
  { edit: "read += 1; → *", reason: inProportion },
];

const forTables = "A group's name is for whoever reads a table; no claim asks for it.";

export const decayGroups: readonly Argued[] = [
  {
    edit: 'name: "with decay", parameters: new Map(named.filter(decays)), → parameters: new Map(named.filter(decays)),',
    reason: forTables,
  },
  { edit: 'name: "with decay", → *', reason: forTables },
  {
    edit: 'name: "without decay", parameters: new Map(named.filter((entry) => !decays(entry))), → parameters: new Map(named.filter((entry) => !decays(entry))),',
    reason: forTables,
  },
  { edit: 'name: "without decay", → *', reason: forTables },
];
