import type { KnownMistake } from "../../exercise";

const warmsUp = "for (let run = 0; run < numWarmup; run++) timeRun();";
const timesRuns = "Array.from({ length: numRuns }, timeRun)";
const reads = "tf.tidy(() => model.forward(batch).logits.dataSync());";
const takesTime = "return now() - start;";
const evaluates = "model.eval();";
const rate = "(numNotes * numRuns) / (sum(times) / 1000)";
const speedup = "speedup: dynamic / fixed";
const dynamicBatches = "paddedTo(longest)";
const mask = "(i < row.length ? 1 : 0)";

/** The reference with a percentile of the learner's own. */
const ownPercentile = (body: string) => ({
  replace: evaluates,
  with: `${evaluates} const percentile = (values: number[], share: number): number => { ${body} };`,
});

export const mistakes: readonly KnownMistake[] = [
  {
    id: "no-warm-up",
    says: "There is no warm-up: the first runs compile and allocate, and they are counted.",
    edits: [{ replace: warmsUp, with: "" }],
    caughtBy: "warmUp",
  },
  {
    id: "warm-up-once",
    says: "Only the first series has a warm-up: each has its own shapes, and needs its own.",
    edits: [
      { replace: "const timeRuns = (", with: "let isWarm = false; const timeRuns = (" },
      { replace: warmsUp, with: `if (!isWarm) ${warmsUp} isWarm = true;` },
    ],
    caughtBy: "warmUp",
  },
  {
    id: "warm-up-counted",
    says: "The warm-up runs are counted too: their times have to be thrown away.",
    edits: [
      { replace: warmsUp, with: "" },
      { replace: timesRuns, with: "Array.from({ length: numWarmup + numRuns }, timeRun)" },
    ],
    caughtBy: "warmUp",
  },
  {
    id: "not-read",
    says: "The clock is stopped before the logits are read: on some backends `forward` only orders the work.",
    edits: [{ replace: reads, with: "tf.tidy(() => { model.forward(batch); });" }],
    caughtBy: "reading",
  },
  {
    id: "training-mode",
    says: "The model is measured in training mode, with dropout at work: call model.eval() first.",
    edits: [{ replace: evaluates, with: "" }],
    caughtBy: "mode",
  },
  {
    id: "seconds",
    says: "The times are divided by 1000: `now()` counts milliseconds, and so does the answer.",
    edits: [{ replace: takesTime, with: "return (now() - start) / 1000;" }],
    caughtBy: "means",
  },
  {
    id: "mean-for-p95",
    says: "p95 is the mean: a percentile asks what the slow notes take, and a mean hides it.",
    edits: [{ replace: "p95: percentile(times, 0.95)", with: "p95: sum(times) / numRuns" }],
    caughtBy: "percentiles",
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
    id: "throughput-inverted",
    says: "The throughput is upside down: seconds a note, where notes a second are asked for.",
    edits: [{ replace: rate, with: "(sum(times) / 1000) / (numNotes * numRuns)" }],
    caughtBy: "throughput",
  },
  {
    id: "batches-per-second",
    says: "The throughput counts batches: a batch is batchSize notes.",
    edits: [{ replace: "rate(batchSize, times)", with: "rate(1, times)" }],
    caughtBy: "throughput",
  },
  {
    id: "notes-per-millisecond",
    says: "The throughput is in notes per millisecond: a second has 1000 of them.",
    edits: [{ replace: rate, with: "(numNotes * numRuns) / sum(times)" }],
    caughtBy: "throughput",
  },
  {
    id: "mean-of-rates",
    says: "The throughput is the mean of the runs' rates, so that quick runs count too much: all notes over all the time.",
    edits: [
      { replace: rate, with: "sum(times.map((time) => (1000 * numNotes) / time)) / numRuns" },
    ],
    caughtBy: "throughput",
  },
  {
    id: "throughput-note-by-note",
    says: "The notes of a batch go through the model one after another: they are to go through at once.",
    edits: [
      {
        replace: "timeRuns([fullBatch(batchSize, maxLength)])",
        with: "timeRuns(Array.from({ length: batchSize }, () => fullBatch(1, maxLength)))",
      },
    ],
    caughtBy: "throughput",
  },
  {
    id: "sorted-by-length",
    says: "The notes are sorted by their length before they are dealt into batches: they are to keep their order.",
    edits: [
      {
        replace: "note.slice(0, maxLength));",
        with: "note.slice(0, maxLength)).sort((a, b) => a.length - b.length);",
      },
    ],
    caughtBy: "dynamic",
  },
  {
    id: "padded-to-max-always",
    says: "Dynamic batches are padded to maxLength as well: then nothing is gained. As wide as the longest of the batch.",
    edits: [{ replace: dynamicBatches, with: "paddedTo(() => maxLength)" }],
    caughtBy: "dynamic",
  },
  {
    id: "longest-of-all",
    says: "Every batch is as wide as the longest of all notes: what counts is the longest of its own.",
    edits: [{ replace: dynamicBatches, with: "paddedTo(() => longest(cut))" }],
    caughtBy: "dynamic",
  },
  {
    id: "longest-without-cut",
    says: "Notes are not cut to maxLength.",
    edits: [{ replace: "note.slice(0, maxLength)", with: "note.slice()" }],
    caughtBy: "cut",
  },
  {
    id: "lengths-cut",
    says: "The lengths of single notes are cut to maxLength: that is for batches, and a length is measured as it is.",
    edits: [{ replace: "fullBatch(1, length)", with: "fullBatch(1, Math.min(length, maxLength))" }],
    caughtBy: "means",
  },
  {
    id: "speedup-inverted",
    says: "The speedup is fixed / dynamic: how many times quicker dynamic padding is, is dynamic / fixed.",
    edits: [{ replace: speedup, with: "speedup: fixed / dynamic" }],
    caughtBy: "dynamic",
  },
  {
    id: "mask-of-ones",
    says: "The mask is 1 everywhere: padding is 0 in it, else the model attends to it.",
    edits: [{ replace: mask, with: "1 + 0 * (i + row.length)" }],
    caughtBy: "batches",
  },
  {
    id: "last-batch-lost",
    says: "The last batch is left out when it is not full: its notes are counted, but never read.",
    edits: [
      {
        replace: "if (first % paddedBatchSize > 0) return [];",
        with: "if (first % paddedBatchSize > 0 || first + paddedBatchSize > cut.length) return [];",
      },
    ],
    caughtBy: "fixed",
  },
  {
    id: "padding-for-length",
    says: "A length is measured on padding: a note of that length consists of pieces.",
    edits: [
      {
        replace: "const times = timeRuns([fullBatch(1, length)]);",
        with: "const times = timeRuns([batchOf([notes[0] ?? []], length)]);",
      },
    ],
    caughtBy: "batches",
  },
  {
    id: "float-ids",
    says: 'The ids are float32: say that they are whole numbers, `tf.tensor2d(…, …, "int32")`.',
    edits: [
      { replace: '[rows.length, length],\n        "int32",', with: "[rows.length, length]," },
    ],
    caughtBy: "batches",
  },
  {
    id: "nothing-refused",
    says: "Notes without pieces are measured all the same, as notes of padding: say that there is nothing to measure with.",
    edits: [{ replace: "if (pieces.length === 0) {", with: "if (pieces.length < 0) {" }],
    caughtBy: "refused",
  },
];
