import type { TryOut } from "../../exercise";
import { declaredAs } from "../../probing/declared-as";
import { type TimedClassifier, timedClassifier, WorkClock } from "../../probing/timed-classifier";
import { fieldsToData, isObject, recordsToData } from "../../probing/to-data";

/** A model whose calls take known times. */
export type Rung = {
  /** Milliseconds, in turn, for a call on [batch, length]: each times 1 + batch · length / 8. */
  readonly costs: readonly number[];
  readonly batchSizes: readonly number[];
  readonly lengths: readonly number[];
  readonly numWarmup: number;
  readonly numRuns: number;
};

/** Of the single note. */
const maxLen = 8;

type Profile = (model: TimedClassifier, options: object) => unknown;

export const tryOut: TryOut<Rung> = async (answer, { costs, ...sizes }) => {
  const clock = new WorkClock();
  const { model } = timedClassifier(clock, { costs });
  model.eval();
  const profile = declaredAs(answer, "profileInferenceLatency") as Profile;
  const result = await profile(model, { ...sizes, maxLen, vocabSize: 5, now: clock.now });
  if (!isObject(result)) return fieldsToData(result, ["singleNote"]);
  return {
    singleNote: fieldsToData(result.singleNote, ["runs", "mean", "p50", "p95", "p99"]),
    throughput: recordsToData(result.throughput, ["batchSize", "notesPerSecond"]),
    byLength: recordsToData(result.byLength, ["length", "p50"]),
  };
};
