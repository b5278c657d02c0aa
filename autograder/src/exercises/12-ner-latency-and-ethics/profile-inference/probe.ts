import * as tf from "@tensorflow/tfjs";
import type { Data } from "../../../data/data";
import type { Answer, Observation } from "../../exercise";
import { attempt, attemptAwaiting, leaksOfAwaited } from "../../probing/attempt";
import { canBeTrained } from "../../probing/can-be-trained";
import { declaredAs } from "../../probing/declared-as";
import { type Work, WorkClock } from "../../probing/timed-classifier";
import {
  type TimedTokenClassifier,
  timedTokenClassifier,
} from "../../probing/timed-token-classifier";
import { fieldsToData, isObject, recordsToData } from "../../probing/to-data";
import type { Inputs } from "./draw";

type Profile = (model: TimedTokenClassifier, options: object) => unknown;

export async function probe(answer: Answer, inputs: Inputs): Promise<Observation> {
  const { costs, ...options } = inputs;
  const { notes, numWarmup } = inputs;
  /** What comes back, and what was asked of model and clock meanwhile. */
  const measure = (work: Partial<Work> = {}, given: object = options, isTraining = false) =>
    attemptAwaiting(async () => {
      const profile = declaredAs(answer, "profileInference") as Profile;
      const clock = new WorkClock();
      const { model, asked } = timedTokenClassifier(clock, { costs, ...work });
      if (!isTraining) model.eval();
      const run = () => profile(model, { ...given, now: clock.now });
      const result = await (work.isDeferred ? clock.whileReadingWaits(run) : run());
      return { ...profileToData(result), asked, numAsked: clock.numAsked };
    });
  const few = { numWarmup: 1, numRuns: 2 };
  return {
    plain: await measure(),
    cold: await measure({ numCold: numWarmup }),
    // Nobody may look at the padding then: all calls of a shape cost the same.
    deferred: await measure({ isDeferred: true, costs: [5] }),
    training: await measure({}, options, true),
    intact: attempt(() => timeInTraining(costs)),
    trainable: await attemptAwaiting(async () => {
      const profile = declaredAs(answer, "profileInference") as Profile;
      const { model } = timedTokenClassifier(new WorkClock(), { costs });
      await profile(model, { ...options, ...few });
      return canBeTrained(model);
    }),
    // Every second note is longer than that.
    cut: await measure({ costs: [2] }, { ...options, ...few, maxLength: 6 }),
    // A batch of 16, and one of 3.
    defaults: await measure({}, { notes: [...notes, ...notes].slice(0, 19) }),
    ownClock: await attemptAwaiting(async () => {
      const profile = declaredAs(answer, "profileInference") as Profile;
      const { model } = timedTokenClassifier(new WorkClock(), { costs });
      model.eval();
      return { numTimes: countTimes(await profile(model, { ...options, ...few })) };
    }),
    empty: await measure({}, { ...options, notes: notes.map(() => []) }),
    leaks: await attemptAwaiting(async () => {
      const profile = declaredAs(answer, "profileInference") as Profile;
      const clock = new WorkClock();
      const { model } = timedTokenClassifier(clock, { costs });
      model.eval();
      return leaksOfAwaited(() => profile(model, { ...options, now: clock.now }));
    }),
  };
}

/** What a call costs in training mode, as long as nobody has changed what a mode is. */
function timeInTraining(costs: Work["costs"]): Data {
  const clock = new WorkClock();
  const { model } = timedTokenClassifier(clock, { costs });
  const begun = clock.timeMs;
  const ones = tf.ones([2, 3], "int32");
  model.train().forward({ inputIds: ones, attentionMask: ones });
  return clock.timeMs - begun;
}

/** How many lengths have a time that a clock can give. What it is differs from run to run. */
function countTimes(result: unknown): number {
  const records = isObject(result) ? result.byLength : undefined;
  if (!Array.isArray(records)) return 0;
  return records.filter((record) => isObject(record) && isTime(record.mean)).length;
}

const isTime = (ms: unknown): boolean => Number.isFinite(ms) && Number(ms) >= 0;

const padding = ["fixed", "dynamic", "speedup"];

/** What came back, as far as it is a profile. */
function profileToData(result: unknown): Readonly<Record<string, Data>> {
  if (!isObject(result)) return { byLength: fieldsToData(result, ["length"]) };
  return {
    byLength: recordsToData(result.byLength, ["length", "mean", "p50", "p95", "p99"]),
    throughput: recordsToData(result.throughput, ["batchSize", "notesPerSecond"]),
    padding: fieldsToData(result.padding, padding),
  };
}
