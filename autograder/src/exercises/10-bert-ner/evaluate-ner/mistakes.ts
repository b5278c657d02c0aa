import type { KnownMistake } from "../../exercise";

const isLater = "if (batch.labels[i]?.[piece] === ignoredLabel) return;";
const writes = "tags[word] = ";
const report = 'entityReport(gold, predicted, { mode: "strict" });';
const argMax = "argMax<tf.Tensor2D>(-1)";
const returned = "f1: report.micro.f1";
const mask = "model.forward(alignedTensors(batch));";

export const mistakes: readonly KnownMistake[] = [
  {
    id: "default-mode",
    says: "The entities are read leniently, so that an I- without its B- opens one: the mode is strict.",
    edits: [{ replace: report, with: "entityReport(gold, predicted);" }],
    caughtBy: "report",
  },
  {
    id: "token-f1",
    says: "The F1 is that of tags, word by word: half an entity is no entity.",
    edits: [
      {
        replace: returned,
        with: 'f1: (() => { const pairs = gold.flatMap((tags, s) => tags.map((tag, w) => [tag, predicted[s]?.[w]])); const right = pairs.filter(([a, b]) => a === b && a !== "O").length; const all = pairs.flat().filter((tag) => tag !== "O").length; return (2 * right) / all; })()',
      },
    ],
    caughtBy: "f1",
  },
  {
    id: "accuracy-for-f1",
    says: "The F1 is the share of right tags, most of which are O: count entities.",
    edits: [
      {
        replace: returned,
        with: "f1: gold.flatMap((tags, s) => tags.filter((tag, w) => tag === predicted[s]?.[w])).length / gold.flat().length",
      },
    ],
    caughtBy: "f1",
  },
  {
    id: "macro-for-micro",
    says: "The F1 is the mean of the types': micro-F1 throws all entities together.",
    edits: [{ replace: returned, with: "f1: report.macro.f1" }],
    caughtBy: "f1",
  },
  {
    id: "weighted-for-micro",
    says: "The F1 is the types' mean weighted by their support: micro-F1 throws all entities together.",
    edits: [{ replace: returned, with: "f1: report.weighted.f1" }],
    caughtBy: "f1",
  },
  {
    id: "last-piece",
    says: "A word has the tag of its last piece, on which the model was never trained: take the first.",
    edits: [{ replace: isLater, with: "" }],
    caughtBy: "pieces",
  },
  {
    id: "argmax-over-pieces",
    says: "The argmax runs over the pieces: which label is likeliest is asked, along the last axis.",
    edits: [{ replace: argMax, with: "argMax<tf.Tensor2D>(1)" }],
    caughtBy: "f1",
  },
  {
    id: "argmin",
    says: "The least likely label is taken: the highest logit is the likeliest.",
    edits: [{ replace: argMax, with: "argMin<tf.Tensor2D>(-1)" }],
    caughtBy: "f1",
  },
  {
    id: "places-of-pieces",
    says: "Tags are written at the places of pieces, one behind for [CLS] and for each later piece: use the word's number.",
    edits: [{ replace: writes, with: "tags[piece] = " }],
    caughtBy: "f1",
  },
  {
    id: "order-of-batches",
    says: "The predicted tags stand in the order of the batches, the gold ones in that of the sentences.",
    edits: [
      {
        replace: "let [lossSum, numRead] = [0, 0];",
        with: "let [lossSum, numRead, done] = [0, 0, 0];",
      },
      {
        replace: "const tags = predicted[rows[i] ?? 0] ?? [];",
        with: "const tags = predicted[done + i] ?? [];",
      },
      { replace: writes, with: "if (word < tags.length) tags[word] = " },
      { replace: "numRead += read;", with: "numRead += read; done += rows.length;" },
    ],
    caughtBy: "f1",
  },
  {
    id: "cut-off-left-out",
    says: "Words that were cut off are left out of the gold tags too: an entity that is not read is missed.",
    edits: [
      {
        replace: writes,
        with: `readUpTo[rows[i] ?? 0] = Math.max(word + 1, readUpTo[rows[i] ?? 0] ?? 0); ${writes}`,
      },
      {
        replace: "let [lossSum, numRead] = [0, 0];",
        with: "let [lossSum, numRead] = [0, 0]; const readUpTo: number[] = [];",
      },
      {
        replace: report,
        with: 'entityReport(gold.map((tags, s) => tags.slice(0, readUpTo[s] ?? 0)), predicted.map((tags, s) => tags.slice(0, readUpTo[s] ?? 0)), { mode: "strict" });',
      },
    ],
    caughtBy: "cut",
  },
  {
    id: "gold-for-predicted",
    says: "Gold and predicted tags are swapped, and with them precision and recall: gold comes first.",
    edits: [{ replace: report, with: 'entityReport(predicted, gold, { mode: "strict" });' }],
    caughtBy: "report",
  },
  {
    id: "no-eval-mode",
    says: "The model is asked in training mode, in which dropout is at work: call model.eval() first.",
    edits: [{ replace: "model.eval();", with: "" }],
    caughtBy: "mode",
  },
  {
    id: "trains-afterwards",
    says: "The model is put into training mode at the end: it ends in evaluation mode, and who trains calls train().",
    edits: [{ replace: "const report =", with: "model.train(); const report =" }],
    caughtBy: "mode",
  },
  {
    id: "all-at-once",
    says: "All sentences go through the model at once: take batchSize of them, or memory runs out.",
    edits: [{ replace: "{ lengths, batchSize }", with: "{ lengths, batchSize: lengths.length }" }],
    caughtBy: "defaults",
  },
  {
    id: "no-mask",
    says: "The attention mask is not handed on: the model attends to padding.",
    edits: [
      {
        replace: mask,
        with: "model.forward({ ...alignedTensors(batch), attentionMask: undefined });",
      },
    ],
    caughtBy: "loss",
  },
  {
    id: "mean-of-batch-means",
    says: "The loss is a mean over batches: weigh each by the words that were read.",
    edits: [
      { replace: "lossSum += loss * read;", with: "lossSum += loss;" },
      { replace: "numRead += read;", with: "numRead += 1;" },
    ],
    caughtBy: "loss",
  },
  {
    id: "weighed-by-pieces",
    says: "A batch's loss is weighed by its pieces, padding and all: it is a mean over the words.",
    edits: [
      { replace: "lossSum += loss * read;", with: "lossSum += loss * batch.labels.flat().length;" },
      { replace: "numRead += read;", with: "numRead += batch.labels.flat().length;" },
    ],
    caughtBy: "loss",
  },
  {
    id: "weighed-by-sentences",
    says: "A batch's loss is weighed by its sentences: it is a mean over the words that were read.",
    edits: [
      { replace: "lossSum += loss * read;", with: "lossSum += loss * rows.length;" },
      { replace: "numRead += read;", with: "numRead += rows.length;" },
    ],
    caughtBy: "loss",
  },
  {
    id: "divided-by-all-words",
    says: "The losses are divided by all words: those that were cut off have none, so divide by the words that were read.",
    edits: [{ replace: "lossSum / numRead", with: "lossSum / gold.flat().length" }],
    caughtBy: "loss",
  },
  {
    id: "loss-of-last-batch",
    says: "The loss is that of the last batch: it is the mean over all words.",
    edits: [
      { replace: "lossSum += loss * read;", with: "lossSum = loss * read;" },
      { replace: "numRead += read;", with: "numRead = read;" },
    ],
    caughtBy: "loss",
  },
  {
    id: "summed-loss",
    says: "The losses are summed, and never divided by the number of words.",
    edits: [{ replace: "loss: lossSum / numRead", with: "loss: lossSum" }],
    caughtBy: "loss",
  },
  {
    id: "never-cut",
    says: "maxLength is not handed on: with the library's own 128, sentences are cut elsewhere.",
    edits: [
      {
        replace: "labels, tokenizer, maxLength };",
        with: "labels, tokenizer };",
      },
    ],
    caughtBy: "cut",
  },
  {
    id: "cut-to-512",
    says: "Sentences are cut to 512 pieces unless the caller says otherwise: it is 128.",
    edits: [{ replace: "maxLength = 128", with: "maxLength = 512" }],
    caughtBy: "defaults",
  },
];
