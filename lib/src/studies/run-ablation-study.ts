import type { DataLoader } from "../data/data-loader";
import { evaluateModel } from "../evaluation/evaluate-model";
import { f1Scores } from "../evaluation/f1-scores";
import type { NoteClassifier } from "../evaluation/predict-probabilities";
import type { ProgressReporter } from "../training/fit-options";
import { trainModel } from "../training/train-model";

/** A new, untrained model; the same seed gives the same numbers in it. */
export type MakeModel = (seed: number) => NoteClassifier;

/** What {@link runAblationStudy} compares, and on which notes. */
export interface AblationStudyOptions {
  /** By name. The first is the baseline. */
  readonly variants: ReadonlyMap<string, MakeModel>;
  /** Each variant is trained once for each of them. */
  readonly seeds: readonly number[];
  /** New loaders with the notes of a seed, in the order of that seed. */
  readonly loadersFor: (seed: number) => {
    readonly train: DataLoader;
    readonly validation: DataLoader;
  };
  /** The notes that are scored: the same for all, and never trained on. */
  readonly test: DataLoader;
  /** @default 15 */
  readonly epochs?: number | undefined;
  /** @default 3e-4 */
  readonly learningRate?: number | undefined;
  /** Told of each run; a `ProgressBar`, for example. @default nothing */
  readonly progress?: ProgressReporter | undefined;
}

/** What one variant came to. */
export interface AblationResult {
  readonly name: string;
  /** Micro-F1 on the test notes, in the order of the seeds. */
  readonly scores: number[];
  readonly mean: number;
  /** Of the scores, divided by n - 1; NaN for a single seed. */
  readonly standardDeviation: number;
  /** Score minus the baseline's score *of the same seed*, seed by seed. */
  readonly differences: number[];
  /** The mean of `differences`. */
  readonly difference: number;
}

/**
 * What a model is worth with and without its parts: each variant is trained
 * anew for each seed, with the same notes, the same order and the same budget,
 * and scored on the same test notes.
 *
 * The score is the micro-F1 at 0.5. A run's model comes from the seed alone,
 * its notes from a new call of `loadersFor(seed)`; nothing is chosen by the
 * test notes. The models are disposed of.
 *
 * @returns one result for each variant, in their order
 * @example
 * const [baseline, ablated] = await runAblationStudy({
 *   variants, seeds: [42, 43, 44], loadersFor, test,
 * });
 */
export async function runAblationStudy({
  variants,
  seeds,
  loadersFor,
  test,
  epochs = 15,
  learningRate = 3e-4,
  progress,
}: AblationStudyOptions): Promise<AblationResult[]> {
  let numRuns = 0;
  const scoreOf = async (
    makeModel: MakeModel,
    seed: number,
  ): Promise<number> => {
    const model = makeModel(seed);
    const { train, validation } = loadersFor(seed);
    await trainModel(model, { train, validation, epochs, learningRate });
    const { predictions, labels } = evaluateModel(model, test);
    model.dispose();
    return f1Scores(predictions, labels).micro.f1;
  };
  const meanOf = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;

  const results: AblationResult[] = [];
  for (const [name, makeModel] of variants) {
    const scores: number[] = [];
    for (const seed of seeds) {
      const score = await scoreOf(makeModel, seed);
      scores.push(score);
      numRuns += 1;
      progress?.update(numRuns, `${name}, seed ${seed}: ${score.toFixed(4)}`);
    }
    const mean = meanOf(scores);
    const squares = scores.map((score) => (score - mean) ** 2);
    const variance =
      squares.reduce((sum, square) => sum + square, 0) / (scores.length - 1);
    const baseline = results[0]?.scores ?? scores;
    const differences = scores.map((score, i) => score - (baseline[i] ?? NaN));
    results.push({
      name,
      scores,
      mean,
      standardDeviation: Math.sqrt(variance),
      differences,
      difference: meanOf(differences),
    });
  }
  progress?.finish();
  return results;
}
