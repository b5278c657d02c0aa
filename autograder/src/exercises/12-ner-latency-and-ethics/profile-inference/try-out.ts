import type { TryOut } from "../../exercise";
import { declaredAs } from "../../probing/declared-as";
import { WorkClock } from "../../probing/timed-classifier";
import {
  type TimedTokenClassifier,
  timedTokenClassifier,
} from "../../probing/timed-token-classifier";
import { fieldsToData, isObject, recordsToData } from "../../probing/to-data";

/** A model whose calls take known times. */
export type Rung = {
  /** Milliseconds, in turn, for a call on [batch, length]: each times 1 + batch · length / 8. */
  readonly costs: readonly number[];
  readonly notes: readonly (readonly number[])[];
  readonly batchSizes: readonly number[];
  readonly lengths: readonly number[];
  readonly paddedBatchSize: number;
  readonly maxLength: number;
  readonly numWarmup: number;
  readonly numRuns: number;
};

type Profile = (model: TimedTokenClassifier, options: object) => unknown;

export const tryOut: TryOut<Rung> = async (answer, { costs, ...options }) => {
  const clock = new WorkClock();
  const { model } = timedTokenClassifier(clock, { costs });
  model.eval();
  const profile = declaredAs(answer, "profileInference") as Profile;
  const result = await profile(model, { ...options, now: clock.now });
  if (!isObject(result)) return fieldsToData(result, ["byLength"]);
  return {
    byLength: recordsToData(result.byLength, ["length", "mean", "p50", "p95", "p99"]),
    throughput: recordsToData(result.throughput, ["batchSize", "notesPerSecond"]),
    padding: fieldsToData(result.padding, ["fixed", "dynamic", "speedup"]),
  };
};
