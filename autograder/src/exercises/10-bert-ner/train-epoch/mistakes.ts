import type { KnownMistake } from "../../exercise";

const clip = "clipGradientNorm(gradients, maxGradientNorm);";
const step = "optimizer.step(gradients, schedule(firstStep + steps));";
const counts = "labels.filter((label) => label !== ignoredLabel).length;";
const forward = "model.forward({ ...batch, classWeights });";

export const mistakes: readonly KnownMistake[] = [
  {
    id: "ignored-counted",
    says: "Pieces with the label -100 are trained as if they were O: leave the labels as they are.",
    edits: [
      {
        replace: forward,
        with: "model.forward({ ...batch, labels: batch.labels.maximum(0), classWeights } as never);",
      },
    ],
    caughtBy: "steps",
  },
  {
    id: "no-mask",
    says: "The attention mask is not handed on: the model attends to padding.",
    edits: [
      {
        replace: forward,
        with: "model.forward({ inputIds: batch.inputIds, labels: batch.labels, classWeights });",
      },
    ],
    caughtBy: "steps",
  },
  {
    id: "no-class-weights",
    says: "The class weights do not reach the loss: hand them to the model's forward.",
    edits: [{ replace: forward, with: "model.forward(batch);" }],
    caughtBy: "weights",
  },
  {
    id: "no-clipping",
    says: "The gradients are not clipped, or only after the step, when they have done their work.",
    edits: [{ replace: clip, with: "" }],
    caughtBy: "clipping",
  },
  {
    id: "clipped-by-value",
    says: "Each number of the gradients is clipped by itself, which turns the step: clip their norm.",
    edits: [
      {
        replace: clip,
        with: "for (const name of Object.keys(gradients)) gradients[name] = gradients[name]!.clipByValue(-maxGradientNorm, maxGradientNorm);",
      },
    ],
    caughtBy: "clipping",
  },
  {
    id: "clipped-one-by-one",
    says: "Each parameter's gradient is clipped by its own norm: it is the norm of all together.",
    edits: [
      {
        replace: clip,
        with: "for (const [name, gradient] of Object.entries(gradients)) { const own = { [name]: gradient }; clipGradientNorm(own, maxGradientNorm); Object.assign(gradients, own); }",
      },
    ],
    caughtBy: "clipping",
  },
  {
    id: "norm-of-one",
    says: "The norm is clipped at 1, whatever was asked for: clip it at maxGradientNorm.",
    edits: [{ replace: clip, with: "clipGradientNorm(gradients, 1);" }],
    caughtBy: "clipping",
  },
  {
    id: "schedule-per-epoch",
    says: "The rate is that of the epoch's first step all along: the schedule moves on with each step.",
    edits: [{ replace: step, with: "optimizer.step(gradients, schedule(firstStep));" }],
    caughtBy: "schedule",
  },
  {
    id: "schedule-anew",
    says: "Each epoch begins the schedule anew, warm-up included: add firstStep.",
    edits: [{ replace: step, with: "optimizer.step(gradients, schedule(steps));" }],
    caughtBy: "schedule",
  },
  {
    id: "schedule-one-ahead",
    says: "The schedule is one step ahead: it is asked with the steps that were taken before.",
    edits: [{ replace: step, with: "optimizer.step(gradients, schedule(firstStep + steps + 1));" }],
    caughtBy: "schedule",
  },
  {
    id: "no-schedule",
    says: "The optimiser is not told the schedule's factor, and steps at the full rate throughout.",
    edits: [{ replace: step, with: "optimizer.step(gradients);" }],
    caughtBy: "schedule",
  },
  {
    id: "mean-of-batch-means",
    says: "The loss is a mean over batches: they differ in size, so weigh each by its counted pieces.",
    edits: [{ replace: counts, with: "1;" }],
    caughtBy: "loss",
  },
  {
    id: "weighed-by-all-pieces",
    says: "A batch's loss is weighed by all its pieces: it is a mean over those that are not -100.",
    edits: [{ replace: counts, with: "labels.length;" }],
    caughtBy: "loss",
  },
  {
    id: "weighed-by-the-mask",
    says: "A batch's loss is weighed by its real pieces, the later ones of words among them: it is a mean over those that are not -100.",
    edits: [
      {
        replace: counts,
        with: "batch.attentionMask.dataSync().filter((each) => each === 1).length;",
      },
    ],
    caughtBy: "loss",
  },
  {
    id: "weighed-by-sentences",
    says: "A batch's loss is weighed by its sentences: it is a mean over its counted pieces.",
    edits: [{ replace: counts, with: "batch.labels.shape[0];" }],
    caughtBy: "loss",
  },
  {
    id: "loss-of-last-batch",
    says: "The loss is that of the last batch: it is the mean over the epoch's pieces.",
    edits: [
      { replace: "lossSum += loss * counted;", with: "lossSum = loss * counted;" },
      { replace: "numCounted += counted;", with: "numCounted = counted;" },
    ],
    caughtBy: "loss",
  },
  {
    id: "summed-loss",
    says: "The losses are summed, and never divided by the number of pieces.",
    edits: [{ replace: "loss: lossSum / numCounted", with: "loss: lossSum" }],
    caughtBy: "loss",
  },
  {
    id: "no-train-mode",
    says: "The model stays in the mode in which it came, and after an evaluation dropout is off: call model.train().",
    edits: [{ replace: "model.train();", with: "" }],
    caughtBy: "mode",
  },
  {
    id: "eval-mode",
    says: "The model is trained in evaluation mode, without dropout: call model.train().",
    edits: [{ replace: "model.train();", with: "model.eval();" }],
    caughtBy: "steps",
  },
  {
    id: "steps-of-the-run",
    says: "The steps of earlier epochs are in the count: it is of this epoch, and the caller adds firstStep.",
    edits: [{ replace: "numCounted, steps };", with: "numCounted, steps: firstStep + steps };" }],
    caughtBy: "count",
  },
  {
    id: "one-step-an-epoch",
    says: "Only the first batch makes a step: return after the loop, not in it.",
    edits: [{ replace: "await tf.nextFrame();", with: "break;" }],
    caughtBy: "steps",
  },
];
