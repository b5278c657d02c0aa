import type { Judge, Observation, Verdict } from "../../exercise";
import { refused } from "../../judging/explanations";
import { stillIntact, stillTrainable } from "../../judging/intact";
import { judgeLeaks } from "../../judging/leaks";
import { attempted, fieldOf } from "../../judging/reading";
import { exact, float32 } from "../../judging/tolerances";
import { sameAlong } from "../../judging/values-along";
import { all, failed, judged, passed, within } from "../../judging/verdict";
import { batchesIn, inOrder, sameBatches } from "./asked-batches";
import type { Inputs } from "./draw";

type Seen = {
  readonly inputs: Inputs;
  readonly observed: Observation;
  readonly reference: Observation;
};
type Experiment = "plain" | "cold" | "deferred" | "training" | "cut";
type Ask = () => Verdict;

export const judge: Judge<Inputs> = (seen) => {
  const plain = (path: readonly string[], cause: string) => same(seen, "plain", path, cause);
  return {
    means: all(
      ...byLength(seen, "plain", ["mean"], "The sum of the timed runs, over their number, in ms."),
    ),
    percentiles: all(
      ...byLength(
        seen,
        "plain",
        ["p50", "p95", "p99"],
        "Sort the times as numbers, and interpolate at place share · (numRuns - 1).",
      ),
    ),
    throughput: all(
      ...throughput(seen, "plain", "batchSize · numRuns notes, over their time in seconds."),
    ),
    fixed: plain(
      ["padding", "fixed"],
      "All notes, in batches of paddedBatchSize and of maxLength pieces.",
    )(),
    dynamic: all(
      plain(["padding", "dynamic"], "A batch is as wide as the longest of its own notes."),
      plain(["padding", "speedup"], "How many times quicker: dynamic / fixed."),
    ),
    batches: judgeBatches(seen),
    cut: all(...padding(seen, "cut", "A note gives its first maxLength pieces."), () =>
      sameBatchesOf(seen, "cut"),
    ),
    warmUp: all(
      ...everything(seen, "cold", "numWarmup runs for each series, whose times are thrown away."),
    ),
    reading: all(
      ...whatIsRight(
        seen,
        "deferred",
        "Read the logits, by dataSync() or await data(), before you look at the clock again.",
      ),
    ),
    mode: all(
      ...whatIsRight(seen, "training", "The model came in training mode: call model.eval()."),
      () => stillIntact(seen),
      () => stillTrainable(seen),
    ),
    defaults: judgeDefaults(seen),
    refused: all(
      () => judged(attempted(seen.observed, "plain"), () => passed),
      () => refused(seen, "empty", "Throw an error where the notes have no piece."),
    ),
    leaks: judgeLeaks(seen.observed),
  };
};

/** A number that an answer cannot have by this clock is often by another. */
function byTheClock({ observed }: Seen, experiment: Experiment): Verdict {
  const count = within(attempted(observed, experiment), (data) => fieldOf(data, "numAsked"));
  return judged(count, (numAsked) =>
    numAsked === 0
      ? failed("The clock was never asked. Take the time from `now()`, an option of the caller.")
      : passed,
  );
}

const same =
  (seen: Seen, experiment: Experiment, path: readonly string[], cause: string): Ask =>
  () =>
    all(
      () => byTheClock(seen, experiment),
      () => sameAlong(seen, { experiment, path, tolerance: float32, cause }),
    );

const inTheirOrder = "One record for each, in the caller's order.";

const byLength = (
  seen: Seen,
  experiment: Experiment,
  fields: readonly string[],
  cause: string,
): Ask[] => [
  same(seen, experiment, ["byLength", "*", "length"], inTheirOrder),
  ...fields.map((field) => same(seen, experiment, ["byLength", "*", field], cause)),
];

const throughput = (seen: Seen, experiment: Experiment, cause: string): Ask[] => [
  same(seen, experiment, ["throughput", "*", "batchSize"], inTheirOrder),
  same(seen, experiment, ["throughput", "*", "notesPerSecond"], cause),
];

const padding = (seen: Seen, experiment: Experiment, cause: string): Ask[] =>
  ["fixed", "dynamic"].map((field) => same(seen, experiment, ["padding", field], cause));

/** All that was measured, where there was something to be careful about: part by part. */
const partsOf = (seen: Seen, experiment: Experiment, cause: string): Ask[][] => [
  byLength(seen, experiment, ["mean", "p95"], cause),
  throughput(seen, experiment, cause),
  ...padding(seen, experiment, cause).map((ask) => [ask]),
];

const everything = (seen: Seen, experiment: Experiment, cause: string): Ask[] =>
  partsOf(seen, experiment, cause).flat();

/**
 * The same of the parts that are right without such a difficulty, as far as there are any: what is
 * wrong already has lost its points.
 */
function whatIsRight(seen: Seen, experiment: Experiment, cause: string): Ask[] {
  const plain = partsOf(seen, "plain", cause).map((asks) => all(...asks).passed);
  const parts = partsOf(seen, experiment, cause);
  const right = parts.filter((_, i) => plain[i]);
  return (right.length > 0 ? right : parts).flat();
}

const sameBatchesOf = ({ inputs, observed, reference }: Seen, experiment: string): Verdict =>
  sameBatches(
    batchesIn(observed, experiment),
    batchesIn(reference, experiment),
    new Set(inputs.notes.flat()),
  );

const judgeBatches = (seen: Seen): Verdict => sameBatchesOf(seen, "plain");

const defaultRuns = { numWarmup: 5, numRuns: 100 };

function judgeDefaults(seen: Seen): Verdict {
  const expected = batchesIn(seen.reference, "defaults");
  if ("failure" in expected) throw new Error(expected.failure.message);
  const atLeast = defaultRuns.numWarmup + defaultRuns.numRuns;
  const recordsOf = (path: readonly string[], cause: string) => () =>
    sameAlong(seen, { experiment: "defaults", path, tolerance: exact, cause });
  return all(
    () =>
      sameAlong(seen, {
        ...{ experiment: "ownClock", path: ["numTimes"], tolerance: exact },
        cause: "Without `now` the clock is performance.now().",
      }),
    () =>
      judged(batchesIn(seen.observed, "defaults"), (batches) => {
        if (inOrder(batches) !== inOrder(expected.value)) {
          const message = "Without options, other batches [batch, length] were measured.";
          return failed(message, inOrder(expected.value), inOrder(batches));
        }
        const wrong = batches.find(({ name, calls }) => {
          const most = expected.value.find((other) => other.name === name)?.calls ?? 0;
          return calls < atLeast || calls > most;
        });
        if (wrong === undefined) return passed;
        const message = `Without options, ${wrong.name} was asked for another number of times.`;
        return failed(message, String(atLeast), String(wrong.calls));
      }),
    recordsOf(["byLength", "*", "length"], "[32, 64, 128, 256, 512] unless the caller says."),
    recordsOf(["throughput", "*", "batchSize"], "[1, 4, 8, 16, 32] unless the caller says."),
  );
}
