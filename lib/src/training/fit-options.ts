import type * as tf from "@tensorflow/tfjs";
import type { BatchSource } from "../data/batch-source";
import type { StateDict } from "../layers/state-dict";
import type { Schedule } from "./schedules";

/** What `fit` needs of an optimiser; {@link AdamW} has it. */
export interface Optimizer {
  step(gradients: tf.NamedTensorMap, rateFactor?: number): void;
  stateDict(): StateDict;
  loadStateDict(state: StateDict): void;
}

/** What `fit` tells of its progress; a `ProgressBar` can be told. */
export interface ProgressReporter {
  update(done: number, note?: string): void;
  finish(note?: string): void;
}

/** Where a run is kept. */
export interface CheckpointOptions {
  /**
   * Made when missing. After each epoch it holds `latest.safetensors`, all that
   * is needed to go on, and `best.safetensors`, the parameters of the epoch
   * with the best score, for `loadModule`.
   */
  readonly folder: string;
  /**
   * Whether to go on from `latest.safetensors`, if there is one; otherwise it
   * is overwritten. @default false
   */
  readonly resume?: boolean | undefined;
}

/** How a model is trained. */
export interface FitOptions<B extends Record<string, tf.Tensor>> {
  readonly train: BatchSource<B>;
  /** The mean loss of a batch's examples, from the model being trained. */
  readonly computeLoss: (batch: B) => tf.Scalar;
  readonly optimizer: Optimizer;
  /** How often every example is seen. */
  readonly epochs: number;
  /** The order of the examples in each epoch follows from it. */
  readonly seed: number;
  /** Multiplies the learning rates of each step. @default constantSchedule() */
  readonly schedule?: Schedule | undefined;
  /** The global norm above which gradients are scaled down. @default none */
  readonly maxGradientNorm?: number | undefined;
  /** How many batches make one step, as one large batch would. @default 1 */
  readonly batchesPerStep?: number | undefined;
  /**
   * What a batch's mean loss is a mean over, when that is not its rows: the
   * labelled tokens, say. @default the rows of its first tensor
   */
  readonly countExamples?: ((batch: B) => number) | undefined;
  /** A score after each epoch, in `eval()` mode; higher is better. */
  readonly validate?: (() => number | Promise<number>) | undefined;
  /** Stops after so many epochs without a better score. @default never */
  readonly patience?: number | undefined;
  readonly checkpoints?: CheckpointOptions | undefined;
  /** Stops after the current step when aborted. */
  readonly signal?: AbortSignal | undefined;
  /** False for none. @default a `ProgressBar` */
  readonly progress?: ProgressReporter | false | undefined;
  /** Called after each epoch and its checkpoint. */
  readonly onEpoch?: ((epoch: EpochRecord) => void) | undefined;
}

/** What one epoch came to. */
export interface EpochRecord {
  /** From 1. */
  readonly epoch: number;
  /** Mean over the examples, each with the parameters of its step. */
  readonly trainLoss: number;
  /** Mean over the steps, before clipping. */
  readonly meanGradientNorm: number;
  /** Of `validate`, if there is one. */
  readonly score?: number | undefined;
}

/** The epoch with the best score, the first of equals. */
export interface BestEpoch {
  readonly epoch: number;
  readonly score: number;
  /** For `model.loadStateDict`. */
  readonly parameters: StateDict;
}

/** How far a run has come. */
export interface RunState {
  /** How many epochs are complete. */
  epoch: number;
  /** How many steps were taken. */
  step: number;
  history: EpochRecord[];
  best: BestEpoch | undefined;
}

/** What `fit` returns. */
export interface FitResult {
  /** One record for each complete epoch, those before a resumption too. */
  readonly history: readonly EpochRecord[];
  /** Steps taken, those of an epoch that was stopped too. */
  readonly steps: number;
  /** Undefined without `validate`, or before its first epoch is complete. */
  readonly best: BestEpoch | undefined;
  /** Why it ended: all epochs, no better score for long, or the signal. */
  readonly stopped: "epochs" | "patience" | "signal";
}
