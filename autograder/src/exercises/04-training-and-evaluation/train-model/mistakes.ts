import type { KnownMistake } from "../../exercise";

const clip = "clipGradientNorm(gradients, maxGradientNorm);";
const logits = "model.forward(tokenIds).logits, labels";
const decisions = "logits.greater(0)";
const keepsBest = "if (best === undefined || validationF1 > best.validationF1) {";

export const mistakes: readonly KnownMistake[] = [
  {
    id: "sigmoid-before-loss",
    says: "The loss gets probabilities: it takes logits, and applies the sigmoid itself.",
    edits: [{ replace: logits, with: "model.forward(tokenIds).logits.sigmoid(), labels" }],
    caughtBy: "steps",
  },
  {
    id: "no-clipping",
    says: "The gradients are not clipped before the step.",
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
    id: "mean-of-batch-means",
    says: "The loss is a mean over batches: the last one is smaller, so weigh each by its notes.",
    edits: [
      { replace: "lossSum += batch * loss;", with: "lossSum += loss;" },
      { replace: "numNotes += batch;", with: "numNotes += 1;" },
    ],
    caughtBy: "loss",
  },
  {
    id: "loss-of-last-batch",
    says: "The loss is that of the last batch: it is the mean over the epoch's notes.",
    edits: [
      { replace: "lossSum += batch * loss;", with: "lossSum = batch * loss;" },
      { replace: "numNotes += batch;", with: "numNotes = batch;" },
    ],
    caughtBy: "loss",
  },
  {
    id: "summed-loss",
    says: "The losses are summed, and never divided by the number of notes.",
    edits: [{ replace: "return lossSum / numNotes;", with: "return lossSum;" }],
    caughtBy: "loss",
  },
  {
    id: "no-train-mode",
    says: "The model stays in evaluation mode after the first validation: call model.train() before each epoch.",
    edits: [{ replace: "model.train();", with: "" }],
    caughtBy: "mode",
  },
  {
    id: "no-eval-mode",
    says: "The model is validated in training mode: call model.eval() first.",
    edits: [{ replace: "model.eval();", with: "" }],
    caughtBy: "validation",
  },
  {
    id: "threshold-on-logits",
    says: "The threshold 0.5 is for probabilities: a logit above 0 is a probability above 0.5.",
    edits: [{ replace: decisions, with: "logits.greater(0.5)" }],
    caughtBy: "validation",
  },
  {
    id: "macro-for-micro",
    says: "The score is macro-F1: micro-F1 is asked for.",
    edits: [{ replace: ".micro.f1", with: ".macro.f1" }],
    caughtBy: "validation",
  },
  {
    id: "accuracy-for-f1",
    says: "The score is the share of right decisions: F1 is asked for.",
    edits: [
      {
        replace: "f1Scores(predictions, truth).micro.f1",
        with: "predictions.flat().filter((said, i) => said === truth.flat()[i]).length / truth.flat().length",
      },
    ],
    caughtBy: "validation",
  },
  {
    id: "mean-of-batch-scores",
    says: "F1 is taken of each batch and averaged: collect all decisions, then take it once.",
    edits: [
      { replace: "predictions.push(...decisions.arraySync());", with: "" },
      {
        replace: "truth.push(...labels.arraySync());",
        with: "predictions.push([f1Scores(decisions.arraySync(), labels.arraySync()).micro.f1]); truth.push([1]);",
      },
      {
        replace: "f1Scores(predictions, truth).micro.f1",
        with: "predictions.flat().reduce((sum, f1) => sum + f1, 0) / truth.length",
      },
    ],
    caughtBy: "validation",
  },
  {
    id: "validated-on-train",
    says: "The training notes are scored: what was trained on says nothing about new notes.",
    edits: [{ replace: "of validation) {", with: "of train) {" }],
    caughtBy: "validation",
  },
  {
    id: "last-for-best",
    says: "The model ends with its last parameters: load a copy of those of the best epoch. Without a copy they are trained on.",
    edits: [{ replace: "model.loadStateDict(bestParameters);", with: "" }],
    caughtBy: "best",
  },
  {
    id: "best-by-training-loss",
    says: "The epoch with the lowest training loss is kept: choose by the validation F1.",
    edits: [
      { replace: keepsBest, with: "if (best === undefined || trainLoss < best.trainLoss) {" },
    ],
    caughtBy: "best",
  },
  {
    id: "worst-for-best",
    says: "The epoch with the lowest validation F1 is kept: higher is better.",
    edits: [
      { replace: keepsBest, with: "if (best === undefined || validationF1 < best.validationF1) {" },
    ],
    caughtBy: "best",
  },
  {
    id: "last-of-equals",
    says: "Of epochs that are equally good the last one is kept: it is the first.",
    edits: [
      {
        replace: keepsBest,
        with: "if (best === undefined || validationF1 >= best.validationF1) {",
      },
    ],
    caughtBy: "best",
  },
  {
    id: "epochs-from-zero",
    says: "The epochs of the history are counted from 0: the first one is 1.",
    edits: [
      {
        replace: "const record = { epoch, trainLoss, validationF1 };",
        with: "const record = { epoch: epoch - 1, trainLoss, validationF1 };",
      },
    ],
    caughtBy: "loss",
  },
  {
    id: "not-shuffled",
    says: "The training notes come in the same order in each epoch: go through the loader itself.",
    edits: [{ replace: "of train) {", with: "of train.batches()) {" }],
    caughtBy: "order",
  },
  {
    id: "optimizer-each-epoch",
    says: "Each epoch has a new optimiser, which has forgotten the gradients of the last one.",
    edits: [
      { replace: "const optimizer = new", with: "let optimizer = new" },
      {
        replace: "model.train();",
        with: "optimizer = new Adam(model.namedParameters(), { learningRate }); model.train();",
      },
    ],
    caughtBy: "order",
  },
  {
    id: "optimizer-each-step",
    says: "Each step has a new optimiser, which has no past: make one before the first epoch.",
    edits: [
      { replace: "const optimizer = new", with: "let optimizer = new" },
      {
        replace: "optimizer.step(gradients);",
        with: "optimizer = new Adam(model.namedParameters(), { learningRate }); optimizer.step(gradients);",
      },
    ],
    caughtBy: "steps",
  },
  {
    id: "last-batch-dropped",
    says: "The last batch is left out because it is smaller.",
    edits: [
      {
        replace: "const { loss, gradients }",
        with: "if (labels.shape[0] < train.batchSize) continue; const { loss, gradients }",
      },
    ],
    caughtBy: "steps",
  },
  {
    id: "weight-decay",
    says: "AdamW pulls all weights towards 0: the optimiser is Adam.",
    edits: [
      {
        replace: "new Adam(model.namedParameters(), { learningRate });",
        with: "new (Object.getPrototypeOf(Adam))(model.namedParameters(), { learningRate });",
      },
    ],
    caughtBy: "steps",
  },
  {
    id: "learning-rate-not-passed",
    says: "The learning rate is not passed on to Adam, whose own is 1e-3.",
    edits: [
      { replace: "(model.namedParameters(), { learningRate })", with: "(model.namedParameters())" },
    ],
    caughtBy: "steps",
  },
  {
    id: "one-epoch-short",
    says: "There is one epoch less than asked for.",
    edits: [{ replace: "epoch <= epochs", with: "epoch < epochs" }],
    caughtBy: "steps",
  },
  {
    id: "signal-not-heard",
    says: "The signal is not looked at: the run cannot be stopped.",
    edits: [
      { replace: "epoch <= epochs && !signal?.aborted", with: "epoch <= epochs" },
      { replace: "if (signal?.aborted) break;", with: "" },
    ],
    caughtBy: "stop",
  },
  {
    id: "stops-after-epoch",
    says: "The signal is heard after an epoch only: look at it after each step.",
    edits: [{ replace: "if (signal?.aborted) break;", with: "" }],
    caughtBy: "stop",
  },
  {
    id: "progress-anew",
    says: "`progress` is told of the steps of the epoch: the count goes on through the whole run.",
    edits: [{ replace: "let lossSum = 0;", with: "let lossSum = 0; steps = 0;" }],
    caughtBy: "progress",
  },
];
