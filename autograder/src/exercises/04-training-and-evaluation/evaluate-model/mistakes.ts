import type { KnownMistake } from "../../exercise";

const pushes = "probabilities.push(...rows);";
const pushesLabels = "labels.push(...batch.labels.arraySync());";
const decides = "thresholdProbabilities(probabilities, 0.5);";
const sigmoid = ".sigmoid<tf.Tensor2D>()";

export const mistakes: readonly KnownMistake[] = [
  {
    id: "no-eval-mode",
    says: "The model is asked in training mode: call model.eval() first.",
    edits: [{ replace: "model.eval();", with: "" }],
    caughtBy: "mode",
  },
  {
    id: "threshold-on-logits",
    says: "The threshold 0.5 is put to the logits: it is for probabilities.",
    edits: [
      {
        replace: decides,
        with: "probabilities.map((row) => row.map((p) => (Math.log(p / (1 - p)) > 0.5 ? 1 : 0)));",
      },
    ],
    caughtBy: "predictions",
  },
  {
    id: "logits-returned",
    says: "The logits are returned: a probability is their sigmoid.",
    edits: [{ replace: sigmoid, with: "" }],
    caughtBy: "probabilities",
  },
  {
    id: "softmax",
    says: "A softmax makes the classes compete: a note may have several, so each has its own sigmoid.",
    edits: [{ replace: sigmoid, with: ".softmax<tf.Tensor2D>()" }],
    caughtBy: "probabilities",
  },
  {
    id: "one-winner",
    says: "Only the highest class is predicted: a note may have several, or none.",
    edits: [
      {
        replace: decides,
        with: "probabilities.map((row) => row.map((p) => (p === Math.max(...row) ? 1 : 0)));",
      },
    ],
    caughtBy: "predictions",
  },
  {
    id: "decisions-for-probabilities",
    says: "The probabilities are rounded to 0 and 1: keep them as they are.",
    edits: [
      {
        replace: "return { predictions, labels, probabilities };",
        with: "return { predictions, labels, probabilities: predictions };",
      },
    ],
    caughtBy: "probabilities",
  },
  {
    id: "last-batch-dropped",
    says: "The last batch is left out because it is smaller.",
    edits: [
      {
        replace: "const rows = ",
        with: "if (batch.labels.shape[0] < loader.batchSize) continue; const rows = ",
      },
    ],
    caughtBy: "probabilities",
  },
  {
    id: "last-batch-only",
    says: "Only the last batch is returned: each replaces the one before.",
    edits: [
      { replace: pushes, with: `probabilities.length = 0; ${pushes}` },
      { replace: pushesLabels, with: `labels.length = 0; ${pushesLabels}` },
    ],
    caughtBy: "probabilities",
  },
  {
    id: "batches-apart",
    says: "The batches are lists of their own: push their rows, with `...`.",
    edits: [
      { replace: pushes, with: "probabilities.push(rows as never);" },
      { replace: pushesLabels, with: "labels.push(batch.labels.arraySync() as never);" },
      {
        replace: decides,
        with: "probabilities.map((rows: any) => thresholdProbabilities(rows, 0.5));",
      },
    ],
    caughtBy: "probabilities",
  },
  {
    id: "labels-of-the-loader",
    says: "The labels are in the loader's first order, the predictions in that of this pass.",
    edits: [
      { replace: "const labels: number[][] = [];", with: "const labels = loader.labels;" },
      { replace: pushesLabels, with: "" },
    ],
    caughtBy: "rows",
  },
  {
    id: "overflow",
    says: "e to the power of a large logit is no number any more: use tf.sigmoid.",
    edits: [
      {
        replace: sigmoid,
        with: ".exp().div<tf.Tensor2D>(model.forward(batch.tokenIds).logits.exp().add(1))",
      },
    ],
    caughtBy: "stable",
  },
];
