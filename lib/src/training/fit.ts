import type * as tf from "@tensorflow/tfjs";
import { ProgressBar } from "../display/progress-bar";
import { DataError } from "../errors/data-error";
import { requirePositiveInteger } from "../errors/require-positive-integer";
import { TrainingError } from "../errors/training-error";
import type { Module } from "../layers/module";
import { loadCheckpoint, type RunParts, saveCheckpoint } from "./checkpoint";
import type {
  EpochRecord,
  FitOptions,
  FitResult,
  ProgressReporter,
  RunState,
} from "./fit-options";
import { claimFolder, type RunFolder } from "./run-folder";
import { trainEpoch } from "./train-epoch";

type Tensors = Record<string, tf.Tensor>;

/**
 * Trains a model: shuffles, takes steps, validates, keeps checkpoints.
 *
 * The model ends with the parameters of the last step taken, in `eval()` mode;
 * `model.loadStateDict(best.parameters)` brings back the best epoch's. With
 * checkpoints, a run that was stopped and resumed ends with the same bits as
 * one in a single go, on the same backend and with generators of
 * `seededRandom`; an epoch that was stopped halfway starts again.
 *
 * @throws TrainingError when a loss, a gradient or a score is not finite: it
 * names the step, and the model is as it was before; when a checkpoint cannot
 * be written; MemoryError when a batch has no room; DataError or ShapeError when
 * options or the checkpoint to resume from do not fit, or when another run has
 * the folder of the checkpoints
 * @example
 * const { history, best } = await fit(model, {
 *   train,
 *   computeLoss: ({ tokenIds, labels }) =>
 *     binaryCrossEntropyWithLogits(model.forward(tokenIds).logits, labels),
 *   optimizer: new AdamW(decayGroups(model, 0.01), { learningRate: 3e-4 }),
 *   epochs: 25,
 *   seed: 42,
 *   maxGradientNorm: 1,
 * });
 */
export async function fit<B extends Tensors>(
  model: Module,
  options: FitOptions<B>,
): Promise<FitResult> {
  const batchesPerStep = requireOptions(options);
  const { train, optimizer, seed, checkpoints } = options;
  const { numBatches } = train;
  const optimizerName = optimizer.constructor.name;
  const settings = {
    seed,
    numBatches,
    batchesPerStep,
    optimizer: optimizerName,
  };
  const parts = { model, optimizer, settings };
  const folder = checkpoints && claimFolder(checkpoints.folder);
  try {
    return await runEpochs(model, options, parts, folder);
  } finally {
    folder?.release();
  }
}

/** What `fit` returns, its options having been checked and its folder held. */
async function runEpochs<B extends Tensors>(
  model: Module,
  options: FitOptions<B>,
  parts: RunParts,
  folder: RunFolder | undefined,
): Promise<FitResult> {
  const { epochs, checkpoints } = options;
  const { numBatches, batchesPerStep } = parts.settings;
  const run = startRun(options, parts);
  const stepsPerEpoch = Math.ceil(numBatches / batchesPerStep);
  const progress = startProgress(options, (epochs - run.epoch) * stepsPerEpoch);
  let lastNote: string | undefined;
  const end = (stopped: FitResult["stopped"]): FitResult => {
    const { history, step, best } = run;
    lastNote = describeEnd(stopped, run);
    return { history, steps: step, best, stopped };
  };
  try {
    const firstStep = run.step;
    while (run.epoch < epochs) {
      if (isOutOfPatience(options, run)) return end("patience");
      const trained = await trainEpoch(model, options, run, (loss) => {
        const note = describeStep(run, epochs, loss);
        progress.update(run.step - firstStep, note);
        folder?.touch();
      });
      if (trained === undefined) return end("signal");
      await completeEpoch(model, options, run, trained);
      if (checkpoints) saveCheckpoint(checkpoints.folder, parts, run);
      options.onEpoch?.(run.history.at(-1) ?? trained);
    }
    return end("epochs");
  } finally {
    model.eval();
    progress.finish(lastNote);
  }
}

/** How many batches make a step, the options having been checked. */
function requireOptions<B extends Tensors>(options: FitOptions<B>): number {
  const { epochs, batchesPerStep = 1, patience, validate } = options;
  requirePositiveInteger("fit", "epochs", epochs);
  requirePositiveInteger("fit", "batchesPerStep", batchesPerStep);
  if (patience === undefined) return batchesPerStep;
  requirePositiveInteger("fit", "patience", patience);
  if (validate) return batchesPerStep;
  throw new DataError({
    where: "fit",
    expected: "validate beside patience",
    got: "none",
    fix: "Give validate, a score of the model on validation data.",
  });
}

function startRun<B extends Tensors>(
  { checkpoints }: FitOptions<B>,
  parts: RunParts,
): RunState {
  const saved = checkpoints?.resume
    ? loadCheckpoint(checkpoints.folder, parts)
    : undefined;
  return saved ?? { epoch: 0, step: 0, history: [], best: undefined };
}

function startProgress<B extends Tensors>(
  { progress }: FitOptions<B>,
  total: number,
): ProgressReporter {
  if (progress === false) return { update: () => {}, finish: () => {} };
  return progress ?? new ProgressBar({ total, label: "training" });
}

/** Nothing; validates, and writes the epoch into the run. */
async function completeEpoch<B extends Tensors>(
  model: Module,
  { validate }: FitOptions<B>,
  run: RunState,
  trained: EpochRecord,
): Promise<void> {
  model.eval();
  const score = await validate?.();
  if (score !== undefined && !Number.isFinite(score)) {
    throw new TrainingError({
      where: `fit, after epoch ${trained.epoch}`,
      expected: "a finite score from validate",
      got: `${score}`,
      fix: `Is a mean over no examples in it? Checkpoints are as after epoch ${run.epoch}.`,
    });
  }
  run.epoch = trained.epoch;
  run.history.push(score === undefined ? trained : { ...trained, score });
  if (score !== undefined && !(score <= (run.best?.score ?? -Infinity))) {
    const parameters = model.stateDict();
    run.best = { epoch: run.epoch, score, parameters };
  }
}

function isOutOfPatience<B extends Tensors>(
  { patience = Number.POSITIVE_INFINITY }: FitOptions<B>,
  { epoch, best }: RunState,
): boolean {
  return epoch - (best?.epoch ?? 0) >= patience;
}

function describeStep(run: RunState, epochs: number, loss: number): string {
  const score = run.history.at(-1)?.score;
  return [
    `epoch ${run.epoch + 1} of ${epochs}`,
    `loss ${loss.toFixed(4)}`,
    score === undefined ? "" : `last score ${score.toFixed(4)}`,
  ]
    .filter(Boolean)
    .join(" · ");
}

function describeEnd(stopped: FitResult["stopped"], run: RunState): string {
  const last = run.history.at(-1);
  const loss = last ? `loss ${last.trainLoss.toFixed(4)}` : "";
  const reasons = {
    epochs: "",
    patience: `stopped after epoch ${run.epoch}: no better since ${run.best?.epoch}`,
    signal: `stopped after step ${run.step}`,
  };
  return [loss, reasons[stopped]].filter(Boolean).join(" · ");
}
