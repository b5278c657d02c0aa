import type { KnownMistake } from "../../exercise";

const warmsUp = "for (let run = 0; run < numWarmup; run++) timeRun();";
const timesRuns = "Array.from({ length: numRuns }, timeRun)";
const reads = "tf.tidy(() => model.forward(tokenIds).logits.dataSync());";
const takesTime = "return now() - start;";
const measuresFirst = "const runs = timeRuns(1, maxLen);";
const rate = "(batchSize * numRuns) / seconds";

/** The reference with a percentile of the learner's own. */
const ownPercentile = (body: string) => ({
  replace: measuresFirst,
  with: `${measuresFirst} const percentile = (values: number[], share: number): number => { ${body} };`,
});

export const mistakes: readonly KnownMistake[] = [
  {
    id: "no-warm-up",
    says: "There is no warm-up: the first runs compile and allocate, and they are counted.",
    edits: [{ replace: warmsUp, with: "" }],
    caughtBy: "warmUp",
  },
  {
    id: "warm-up-counted",
    says: "The warm-up runs are counted too: their times have to be thrown away.",
    edits: [
      { replace: warmsUp, with: "" },
      {
        replace: timesRuns,
        with: "Array.from({ length: numWarmup + numRuns }, timeRun)",
      },
    ],
    caughtBy: "warmUp",
  },
  {
    id: "warm-up-once",
    says: "Only the first series is warmed up: each size of batch and each length is new to the backend.",
    edits: [{ replace: warmsUp, with: `if (batchSize * length === maxLen) ${warmsUp}` }],
    caughtBy: "warmUp",
  },
  {
    id: "not-read",
    says: "The clock is stopped before the logits are read: on some backends `forward` only orders the work.",
    edits: [{ replace: reads, with: "tf.tidy(() => { model.forward(tokenIds); });" }],
    caughtBy: "reading",
  },
  {
    id: "training-mode",
    says: "The model is measured in training mode, with dropout at work: call model.eval() first.",
    edits: [{ replace: "model.eval();", with: "" }],
    caughtBy: "mode",
  },
  {
    id: "seconds",
    says: "The times are divided by 1000: `now()` counts milliseconds, and so does the answer.",
    edits: [{ replace: takesTime, with: "return (now() - start) / 1000;" }],
    caughtBy: "runs",
  },
  {
    id: "nearest-rank",
    says: "The percentile is one of the times: it is to be interpolated between two of them.",
    edits: [
      ownPercentile(
        "return [...values].sort((a, b) => a - b)[Math.ceil(share * values.length) - 1]!;",
      ),
    ],
    caughtBy: "percentiles",
  },
  {
    id: "sorted-as-texts",
    says: "`sort()` without a comparison sorts texts, and puts 10 before 9: `sort((a, b) => a - b)`.",
    edits: [
      ownPercentile(
        "const sorted = [...values].sort(); const place = share * (sorted.length - 1); const low = Math.floor(place); return sorted[low]! + (sorted[Math.ceil(place)]! - sorted[low]!) * (place - low);",
      ),
    ],
    caughtBy: "percentiles",
  },
  {
    id: "per-cent",
    says: "`percentile` takes a share from 0 to 1: 0.95, not 95.",
    edits: [
      { replace: "percentile(runs, 0.5)", with: "percentile(runs, 50)" },
      { replace: "percentile(runs, 0.95)", with: "percentile(runs, 95)" },
      { replace: "percentile(runs, 0.99)", with: "percentile(runs, 99)" },
    ],
    caughtBy: "percentiles",
  },
  {
    id: "batches-per-second",
    says: "The throughput counts batches: a batch is batchSize notes.",
    edits: [{ replace: rate, with: "numRuns / seconds" }],
    caughtBy: "throughput",
  },
  {
    id: "notes-per-millisecond",
    says: "The throughput is in notes per millisecond: a second has 1000 of them.",
    edits: [
      {
        replace: "sum(timeRuns(batchSize, maxLen)) / 1000",
        with: "sum(timeRuns(batchSize, maxLen))",
      },
    ],
    caughtBy: "throughput",
  },
  {
    id: "mean-of-rates",
    says: "The throughput is the mean of the runs' rates, so that quick runs count too much: all notes over all the time.",
    edits: [
      {
        replace: "sum(timeRuns(batchSize, maxLen)) / 1000",
        with: "(numRuns * numRuns) / sum(timeRuns(batchSize, maxLen).map((time) => 1000 / time))",
      },
    ],
    caughtBy: "throughput",
  },
  {
    id: "padded-to-the-longest",
    says: "Every length is measured on notes of maxLen words: make notes of that length.",
    edits: [{ replace: "timeRuns(1, length)", with: "timeRuns(1, maxLen)" }],
    caughtBy: "lengths",
  },
  {
    id: "padding-for-words",
    says: "The notes are padding, id 0: a model may be quicker on it than on words.",
    edits: [{ replace: "1 + (i % (vocabSize - 1))", with: "0" }],
    caughtBy: "notes",
  },
  {
    id: "padding-among-words",
    says: "Some ids are 0, which is padding: words are from 1 to vocabSize - 1.",
    edits: [{ replace: "1 + (i % (vocabSize - 1))", with: "i % vocabSize" }],
    caughtBy: "notes",
  },
  {
    id: "places-for-words",
    says: "The ids are places, `i % maxLen`: the first is 0, which is padding, and most words never come.",
    edits: [{ replace: "1 + (i % (vocabSize - 1))", with: "i % maxLen" }],
    caughtBy: "notes",
  },
  {
    id: "float-ids",
    says: 'The ids are float32: say that they are whole numbers, `tf.tensor2d(…, …, "int32")`.',
    edits: [{ replace: '[batchSize, length], "int32")', with: "[batchSize, length])" }],
    caughtBy: "notes",
  },
];
