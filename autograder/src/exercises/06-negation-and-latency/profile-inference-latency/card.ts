import type { ExerciseCard } from "../../exercise";
import { checkNames, layerNames } from "../../supplied-names";

export const card: ExerciseCard = {
  id: "06.2",
  notebook: "06-negation-and-latency",
  title: "How long a note takes",
  symbol: "profileInferenceLatency",
  from: "lib/src/evaluation/profile-inference-latency.ts",
  goal: "Measure a model's latency and throughput so that the numbers mean what they say.",
  difficulty: 2,
  minutes: 35,
  buildsOn: [],
  supplies: ["percentile", ...checkNames, ...layerNames],
  contract: [
    "`profileInferenceLatency(model, { vocabSize, maxLen = 64, batchSizes = [1, 4, 8, 16, 32], lengths = [8, 16, 32, 64], numWarmup = 10, numRuns = 100, now = () => performance.now() })`",
    "",
    "* `model`: a `NoteClassifier`, asked in `eval()` mode",
    "* all times are taken from `now()`, in milliseconds; a run begins before `forward` and ends when the logits have been read",
    "* a batch is int32 `[batchSize, length]` and full: ids from 1 to `vocabSize` - 1, no padding",
    "* for each size of batch and each length there are `numWarmup` runs that do not count, then `numRuns` that do",
    "* returns `{ singleNote, throughput, byLength }`",
    "* `singleNote`: `{ mean, p50, p95, p99, runs }` of one note of `maxLen` words; `runs` the time of each run, in order; percentiles interpolated linearly, at place share · (numRuns - 1) of the sorted times",
    "* `throughput`: one `{ batchSize, notesPerSecond }` for each batch size, of notes of `maxLen` words: all notes of the timed runs over the sum of their times",
    "* `byLength`: one `{ length, p50 }` for each length, of a single note",
  ].join("\n"),
  assertions: [
    {
      id: "runs",
      kind: "closeness",
      points: 2,
      claim: "Each run of a single note has its time, in milliseconds.",
    },
    { id: "mean", kind: "closeness", points: 1, claim: "The mean is that of the timed runs." },
    {
      id: "percentiles",
      kind: "closeness",
      points: 2,
      claim: "p50, p95 and p99 are interpolated linearly between the sorted times.",
    },
    {
      id: "throughput",
      kind: "closeness",
      points: 2,
      claim: "Notes per second are the notes of all timed runs over the sum of their times.",
    },
    {
      id: "lengths",
      kind: "closeness",
      points: 1,
      claim: "Each length has the median time of a single note.",
    },
    {
      id: "notes",
      kind: "property",
      points: 1,
      claim: "The model is asked for full batches of words, int32, and for no others.",
    },
    {
      id: "warmUp",
      kind: "closeness",
      points: 2,
      claim: "The first runs of each size of batch and each length do not count.",
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
      claim:
        "Left to itself it measures notes of 64 words, 100 times after 10, by performance.now().",
    },
    { id: "leaks", kind: "advice", points: 0, claim: "No tensor is left behind." },
  ],
};
