import type { Data, TensorData } from "../../../data/data";
import type { Judge, Observation, Verdict } from "../../exercise";
import { closeTo } from "../../judging/close-to";
import { stillIntact } from "../../judging/intact";
import { judgeLeaks } from "../../judging/leaks";
import { asNumbers } from "../../judging/number-lists";
import { asList, attempted, fieldOf } from "../../judging/reading";
import { exact, float32, type Tolerance } from "../../judging/tolerances";
import { all, failed, judged, passed, type Reading, within } from "../../judging/verdict";
import { inOrder, nameOf, shapesIn, wordsFit } from "./asked-shapes";
import type { Inputs } from "./draw";

type Seen = {
  readonly inputs: Inputs;
  readonly observed: Observation;
  readonly reference: Observation;
};
type Experiment = "plain" | "cold" | "deferred" | "training" | "defaults";
type Read = (observation: Observation, experiment: Experiment) => Reading<TensorData>;

export const judge: Judge<Inputs> = (seen) => ({
  runs: sameRuns(
    seen,
    "plain",
    "The difference of two `now()`, which counts milliseconds; of the timed runs only, in order.",
  ),
  mean: sameSingle(seen, ["mean"], "The sum of the timed runs, over their number."),
  percentiles: sameSingle(
    seen,
    ["p50", "p95", "p99"],
    "Sort the times as numbers, and interpolate at place share · (numRuns - 1).",
  ),
  throughput: sameThroughput(
    seen,
    "plain",
    "batchSize · numRuns notes, over the sum of the times in seconds.",
  ),
  lengths: sameLengths(
    seen,
    "plain",
    "One note of so many words, timed as the single note is; its median.",
  ),
  notes: judgeNotes(seen),
  warmUp: sameThree(
    seen,
    "cold",
    "numWarmup runs for each size of batch and each length, whose times are thrown away.",
  ),
  reading: sameThree(
    seen,
    "deferred",
    "Read the logits, by dataSync() or await data(), before you look at the clock again.",
  ),
  mode: all(
    () => sameThree(seen, "training", "The model came in training mode: call model.eval()."),
    () => stillIntact(seen),
  ),
  defaults: judgeDefaults(seen),
  leaks: judgeLeaks(seen.observed),
});

/** A number that an answer cannot have by this clock is often by another. */
function byTheClock({ observed }: Seen, experiment: Experiment): Verdict {
  const count = within(attempted(observed, experiment), (data) => fieldOf(data, "numAsked"));
  return judged(count, (numAsked) =>
    numAsked === 0
      ? failed("The clock was never asked. Take the time from `now()`, an option of the caller.")
      : passed,
  );
}

interface Comparison {
  readonly what: string;
  readonly axis: string;
  readonly read: Read;
  readonly tolerance: Tolerance;
  readonly cause: string;
}

function same(seen: Seen, experiment: Experiment, comparison: Comparison): Verdict {
  const { what, axis, read, tolerance, cause } = comparison;
  const expected = read(seen.reference, experiment);
  if ("failure" in expected) throw new Error(expected.failure.message);
  return all(
    () => byTheClock(seen, experiment),
    () =>
      judged(read(seen.observed, experiment), (got) =>
        closeTo(got, expected.value, { what, axes: [axis], tolerance, cause }),
      ),
  );
}

const singleNote = (observation: Observation, experiment: Experiment): Reading<Data> =>
  within(attempted(observation, experiment), (result) => fieldOf(result, "singleNote"));

function sameRuns(seen: Seen, experiment: Experiment, cause: string): Verdict {
  const form = { what: "the times of the runs", axes: ["run"] };
  return same(seen, experiment, {
    what: form.what,
    axis: "run",
    read: (observation, of) =>
      within(singleNote(observation, of), (data) =>
        within(fieldOf(data, "runs"), (runs) => asNumbers(runs, form)),
      ),
    tolerance: float32,
    cause,
  });
}

function sameSingle(seen: Seen, fields: readonly string[], cause: string): Verdict {
  return all(
    ...fields.map(
      (field) => () =>
        same(seen, "plain", {
          what: `\`${field}\` of the single note`,
          axis: "number",
          read: (observation, experiment) =>
            within(singleNote(observation, experiment), (data) =>
              within(fieldOf(data, field), (value) =>
                asNumbers([value], { what: `\`${field}\``, axes: ["number"] }),
              ),
            ),
          tolerance: float32,
          cause,
        }),
    ),
  );
}

/** One field of all records of a list that came back. */
function column(list: string, field: string): Read {
  return (observation, experiment) =>
    within(attempted(observation, experiment), (result) =>
      within(fieldOf(result, list), (data) =>
        within(asList(data, `\`${list}\``), (records) => {
          const values: Data[] = [];
          for (const record of records) {
            const value = fieldOf(record, field);
            if ("failure" in value) return value;
            values.push(value.value);
          }
          return asNumbers(values, { what: `\`${field}\``, axes: ["record"] });
        }),
      ),
    );
}

interface Records {
  readonly list: string;
  /** Which record it is: whole numbers of the caller. */
  readonly key: string;
  readonly value: string;
}

function sameRecords(seen: Seen, experiment: Experiment, of: Records, cause: string): Verdict {
  const { list, key, value } = of;
  const field = (name: string, tolerance: Tolerance, why: string) => () =>
    same(seen, experiment, {
      what: `\`${name}\` in \`${list}\``,
      axis: "record",
      read: column(list, name),
      tolerance,
      cause: why,
    });
  return all(
    field(key, exact, `One record for each, in the caller's order.`),
    field(value, float32, cause),
  );
}

const sameThroughput = (seen: Seen, experiment: Experiment, cause: string): Verdict =>
  sameRecords(
    seen,
    experiment,
    { list: "throughput", key: "batchSize", value: "notesPerSecond" },
    cause,
  );

const sameLengths = (seen: Seen, experiment: Experiment, cause: string): Verdict =>
  sameRecords(seen, experiment, { list: "byLength", key: "length", value: "p50" }, cause);

/** All that was measured, where there was something to be careful about. */
function sameThree(seen: Seen, experiment: Experiment, cause: string): Verdict {
  return all(
    () => sameRuns(seen, experiment, cause),
    () => sameThroughput(seen, experiment, cause),
    () => sameLengths(seen, experiment, cause),
  );
}

function judgeNotes(seen: Seen): Verdict {
  const expected = shapesIn(seen.reference, "plain");
  if ("failure" in expected) throw new Error(expected.failure.message);
  const { vocabSize } = seen.inputs;
  return judged(shapesIn(seen.observed, "plain"), (shapes) => {
    if (inOrder(shapes) !== inOrder(expected.value)) {
      const message = "The model was asked for batches of other shapes [batchSize, length].";
      return failed(message, inOrder(expected.value), inOrder(shapes));
    }
    // Of the defaults' notes, which are longer than the vocabulary, where there are any.
    const others = shapesIn(seen.observed, "defaults");
    const more = "value" in others ? others.value : [];
    return all(...[...shapes, ...more].map((shape) => () => wordsFit(shape, vocabSize)));
  });
}

const defaultRuns = { numWarmup: 10, numRuns: 100 };

/** Without `now`, `performance.now()`: what it says is the machine's, but each run has a time. */
function judgeOwnClock({ observed, reference }: Seen): Verdict {
  const count = (observation: Observation) =>
    within(attempted(observation, "ownClock"), (data) => fieldOf(data, "numTimes"));
  const expected = count(reference);
  if ("failure" in expected) throw new Error(expected.failure.message);
  return judged(count(observed), (numTimes) => {
    if (numTimes === expected.value) return passed;
    const message = "Without the option `now` the runs have no times: it is performance.now().";
    return failed(message, String(expected.value), String(numTimes));
  });
}

/** A shape that is measured for two reasons may be measured once for both, or for each. */
function judgeDefaults(seen: Seen): Verdict {
  const expected = shapesIn(seen.reference, "defaults");
  if ("failure" in expected) throw new Error(expected.failure.message);
  const atLeast = defaultRuns.numWarmup + defaultRuns.numRuns;
  return all(
    () => judgeOwnClock(seen),
    () =>
      judged(shapesIn(seen.observed, "defaults"), (shapes) => {
        if (inOrder(shapes) !== inOrder(expected.value)) {
          const message = "Without options, other shapes [batchSize, length] were measured.";
          return failed(message, inOrder(expected.value), inOrder(shapes));
        }
        const wrong = shapes.find((shape) => {
          const most = expected.value.find((other) => nameOf(other) === nameOf(shape))?.calls ?? 0;
          return shape.calls < atLeast || shape.calls > most;
        });
        if (wrong === undefined) return passed;
        const message = `Without options, ${nameOf(wrong)} was asked for another number of times.`;
        return failed(message, String(atLeast), String(wrong.calls));
      }),
    () =>
      same(seen, "defaults", {
        what: "`batchSize` in `throughput`",
        axis: "record",
        read: column("throughput", "batchSize"),
        tolerance: exact,
        cause: "[1, 4, 8, 16, 32] unless the caller says otherwise.",
      }),
    () =>
      same(seen, "defaults", {
        what: "`length` in `byLength`",
        axis: "record",
        read: column("byLength", "length"),
        tolerance: exact,
        cause: "[8, 16, 32, 64] unless the caller says otherwise.",
      }),
  );
}
