import * as tf from "@tensorflow/tfjs";
import type { Data } from "../../../data/data";
import type { Answer, Observation } from "../../exercise";
import { attempt, attemptAwaiting, leaksOfAwaited } from "../../probing/attempt";
import { declaredAs } from "../../probing/declared-as";
import {
  type TimedClassifier,
  timedClassifier,
  type Work,
  WorkClock,
} from "../../probing/timed-classifier";
import { fieldsToData, isObject, recordsToData } from "../../probing/to-data";
import type { Inputs } from "./draw";

type Profile = (model: TimedClassifier, options: object) => unknown;

export async function probe(answer: Answer, inputs: Inputs): Promise<Observation> {
  const { costs, ...options } = inputs;
  const { vocabSize, numWarmup } = inputs;
  /** What comes back, and what was asked of model and clock meanwhile. */
  const measure = (work: Partial<Work> = {}, given: object = options, isTraining = false) =>
    attemptAwaiting(async () => {
      const profile = declaredAs(answer, "profileInferenceLatency") as Profile;
      const clock = new WorkClock();
      const { model, asked } = timedClassifier(clock, { costs, ...work });
      if (!isTraining) model.eval();
      const run = () => profile(model, { ...given, now: clock.now });
      const result = await (work.isDeferred ? clock.whileReadingWaits(run) : run());
      return {
        ...profileToData(result),
        asked,
        numAsked: clock.numAsked,
      };
    });
  return {
    plain: await measure(),
    cold: await measure({ numCold: numWarmup }),
    deferred: await measure({ isDeferred: true }),
    training: await measure({}, options, true),
    intact: attempt(() => timeInTraining(costs)),
    defaults: await measure({}, { vocabSize }),
    ownClock: await attemptAwaiting(async () => {
      const profile = declaredAs(answer, "profileInferenceLatency") as Profile;
      const { model } = timedClassifier(new WorkClock(), { costs });
      model.eval();
      const few = { ...options, numWarmup: 1, numRuns: 3 };
      return { numTimes: countTimes(await profile(model, few)) };
    }),
    leaks: await attemptAwaiting(async () => {
      const profile = declaredAs(answer, "profileInferenceLatency") as Profile;
      const clock = new WorkClock();
      const { model } = timedClassifier(clock, { costs });
      model.eval();
      return leaksOfAwaited(() => profile(model, { ...options, now: clock.now }));
    }),
  };
}

/** What a call costs in training mode, as long as nobody has changed what a mode is. */
function timeInTraining(costs: Work["costs"]): Data {
  const clock = new WorkClock();
  const { model } = timedClassifier(clock, { costs });
  const begun = clock.timeMs;
  model.train().forward(tf.ones([2, 3], "int32"));
  return clock.timeMs - begun;
}

/** How many runs have a time that a clock can give. What it is differs from run to run. */
function countTimes(result: unknown): number {
  const single = isObject(result) ? result.singleNote : undefined;
  const runs = isObject(single) ? single.runs : undefined;
  if (!Array.isArray(runs)) return 0;
  return runs.filter((time) => Number.isFinite(time) && time >= 0).length;
}

const singleNote = ["mean", "p50", "p95", "p99", "runs"];

/** What came back, as far as it is a profile. */
function profileToData(result: unknown): Readonly<Record<string, Data>> {
  if (!isObject(result)) return { singleNote: fieldsToData(result, singleNote) };
  return {
    singleNote: fieldsToData(result.singleNote, singleNote),
    throughput: recordsToData(result.throughput, ["batchSize", "notesPerSecond"]),
    byLength: recordsToData(result.byLength, ["length", "p50"]),
  };
}
