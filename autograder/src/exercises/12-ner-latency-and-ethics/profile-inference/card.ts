import type { ExerciseCard } from "../../exercise";
import { checkNames, layerNames } from "../../supplied-names";

export const card: ExerciseCard = {
  id: "12.1",
  notebook: "12-ner-latency-and-ethics",
  title: "How long a note takes, by its pieces",
  symbol: "profileInference",
  from: "lib/src/ner/profile-inference.ts",
  goal: "Measure what a token classifier needs for a note of any length, for many notes at once, and for padding.",
  difficulty: 2,
  minutes: 40,
  buildsOn: [],
  supplies: ["percentile", ...checkNames, ...layerNames],
  contract: [
    "`profileInference(model, { notes, maxLength = 128, lengths = [32, 64, 128, 256, 512], batchSizes = [1, 4, 8, 16, 32], paddedBatchSize = 16, numWarmup = 5, numRuns = 100, now = () => performance.now() })`",
    "",
    "* `model.forward({ inputIds, attentionMask })` → `{ logits }`: int32 ids and a mask of the same shape `[batch, seqLen]`, 1 = piece, 0 = padding; asked in `eval()` mode",
    "* `notes`: the piece ids of some notes, a list each, without padding; padding is id 0, behind the pieces",
    "* all times are taken from `now()`, in milliseconds; a run begins before `forward` and ends when the logits have been read; each series has `numWarmup` runs that do not count, then `numRuns` that do",
    "* returns `{ byLength, throughput, padding }`",
    "* `byLength`: `{ length, mean, p50, p95, p99 }` for each length, of one note of so many pieces, all of them from `notes`, none of them padding; percentiles interpolated linearly",
    "* `throughput`: `{ batchSize, notesPerSecond }` for each batch size, of full notes of `maxLength` pieces",
    "* `padding`: a run reads all `notes` in their order, `paddedBatchSize` at once, each cut to `maxLength` pieces. `fixed`: notes per second where every batch is `maxLength` wide; `dynamic`: where a batch is as wide as its longest note; `speedup` = dynamic / fixed",
    "* notes per second: all notes of the timed runs over the sum of their times",
    "* without any piece in `notes`: an error that says so",
  ].join("\n"),
  assertions: [
    {
      id: "means",
      kind: "closeness",
      points: 1,
      claim: "Each length has the mean time of a single note, in milliseconds.",
    },
    {
      id: "percentiles",
      kind: "closeness",
      points: 2,
      claim: "p50, p95 and p99 of each length are interpolated between the sorted times.",
    },
    {
      id: "throughput",
      kind: "closeness",
      points: 2,
      claim: "Notes per second are the notes of all timed runs over the sum of their times.",
    },
    {
      id: "fixed",
      kind: "closeness",
      points: 1,
      claim: "All notes are read in batches that are maxLength wide.",
    },
    {
      id: "dynamic",
      kind: "closeness",
      points: 2,
      claim: "All notes are read in batches as wide as their longest note, and the gain is told.",
    },
    {
      id: "batches",
      kind: "property",
      points: 2,
      claim:
        "The model is asked for these batches and no others: ids int32, a mask that tells padding from pieces.",
    },
    {
      id: "cut",
      kind: "closeness",
      points: 1,
      claim: "Notes of more than maxLength pieces are cut.",
    },
    {
      id: "warmUp",
      kind: "closeness",
      points: 2,
      claim: "The first runs of each series do not count.",
    },
    {
      id: "reading",
      kind: "closeness",
      points: 2,
      claim: "A run ends when the logits have been read, not when they were ordered.",
    },
    {
      id: "mode",
      kind: "closeness",
      points: 1,
      claim: "The model is measured in evaluation mode.",
    },
    {
      id: "defaults",
      kind: "property",
      points: 1,
      claim: "Left to itself it measures the lengths, sizes and numbers of runs of the contract.",
    },
    {
      id: "refused",
      kind: "property",
      points: 1,
      claim: "Without a piece to measure with there is an error.",
    },
    { id: "leaks", kind: "advice", points: 0, claim: "No tensor is left behind." },
  ],
};
