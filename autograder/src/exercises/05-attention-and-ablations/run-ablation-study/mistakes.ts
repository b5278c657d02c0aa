import type { KnownMistake } from "../../exercise";

const makes = "const model = makeModel(seed);";
const loads = "const { train, validation } = loadersFor(seed);";
const trains = "await trainModel(model, { train, validation, epochs, learningRate });";
const differs = "score - (baseline[i] ?? NaN)";

export const mistakes: readonly KnownMistake[] = [
  {
    id: "one-model-for-all-seeds",
    says: "The same model is trained on from seed to seed: make a new one for each run.",
    edits: [
      {
        replace: "for (const [name, makeModel] of variants) {",
        with: "for (const [name, makeFirst] of variants) { let first: any; const makeModel = (seed: number) => (first ??= makeFirst(seed));",
      },
      { replace: "model.dispose();", with: "" },
    ],
    caughtBy: "fresh",
  },
  {
    id: "one-seed-for-all-models",
    says: "Every model is made from the first seed: pass on the seed of the run.",
    edits: [{ replace: makes, with: "const model = makeModel(seeds[0]!);" }],
    caughtBy: "fresh",
  },
  {
    id: "notes-of-first-seed",
    says: "Every run has the first seed's notes: call loadersFor with the seed of the run.",
    edits: [{ replace: loads, with: "const { train, validation } = loadersFor(seeds[0]!);" }],
    caughtBy: "notes",
  },
  {
    id: "loaders-shared",
    says: "The variants share a seed's loaders, which go on in their order: the second one sees another. Make them anew for each run.",
    edits: [
      {
        replace: "let numRuns = 0;",
        with: "let numRuns = 0; const known = new Map<number, any>();",
      },
      {
        replace: loads,
        with: "if (!known.has(seed)) known.set(seed, loadersFor(seed)); const { train, validation } = known.get(seed);",
      },
    ],
    caughtBy: "notes",
  },
  {
    id: "training-not-awaited",
    says: "The model is scored before it is trained: trainModel returns a promise, so await it.",
    edits: [
      {
        replace: trains,
        with: "trainModel(model, { train, validation, epochs, learningRate }).catch(() => undefined);",
      },
    ],
    caughtBy: "runs",
  },
  {
    id: "scored-on-train",
    says: "The training notes are scored: what was trained on says nothing about new notes.",
    edits: [{ replace: "evaluateModel(model, test);", with: "evaluateModel(model, train);" }],
    caughtBy: "runs",
  },
  {
    id: "scored-on-validation",
    says: "The validation notes are scored: they chose the epoch, and each seed has others. Score `test`.",
    edits: [{ replace: "evaluateModel(model, test);", with: "evaluateModel(model, validation);" }],
    caughtBy: "runs",
  },
  {
    id: "macro-for-micro",
    says: "The score is macro-F1: micro-F1 is asked for.",
    edits: [{ replace: ".micro.f1", with: ".macro.f1" }],
    caughtBy: "runs",
  },
  {
    id: "epochs-not-passed",
    says: "The epochs are not passed on to trainModel, whose own are 25.",
    edits: [
      { replace: trains, with: "await trainModel(model, { train, validation, learningRate });" },
    ],
    caughtBy: "budget",
  },
  {
    id: "learning-rate-not-passed",
    says: "The learning rate is not passed on to trainModel.",
    edits: [{ replace: trains, with: "await trainModel(model, { train, validation, epochs });" }],
    caughtBy: "runs",
  },
  {
    id: "default-epochs",
    says: "The default of trainModel, 25 epochs, is not that of a study: it is 15.",
    edits: [{ replace: "epochs = 15,", with: "epochs = 25," }],
    caughtBy: "defaults",
  },
  {
    id: "best-for-mean",
    says: "The best seed is reported as the mean: it was chosen by the test notes, and luck was chosen with it.",
    edits: [{ replace: "const mean = meanOf(scores);", with: "const mean = Math.max(...scores);" }],
    caughtBy: "mean",
  },
  {
    id: "population-deviation",
    says: "The squares are divided by n: a few seeds are a sample, and their spread is divided by n - 1.",
    edits: [{ replace: "/ (scores.length - 1)", with: "/ scores.length" }],
    caughtBy: "spread",
  },
  {
    id: "variance-for-deviation",
    says: "The variance comes back: the standard deviation is its root.",
    edits: [{ replace: "Math.sqrt(variance)", with: "variance" }],
    caughtBy: "spread",
  },
  {
    id: "difference-from-first-seed",
    says: "The differences are those from the variant's own first seed: subtract the baseline's.",
    edits: [{ replace: differs, with: "score - (scores[0] ?? NaN)" }],
    caughtBy: "difference",
  },
  {
    id: "difference-from-mean",
    says: "The baseline's mean is subtracted: subtract its score of the same seed, since both share notes and luck.",
    edits: [{ replace: differs, with: "score - meanOf(baseline)" }],
    caughtBy: "difference",
  },
  {
    id: "difference-turned-round",
    says: "The differences have the wrong sign: a variant that is worse than the baseline has one below 0.",
    edits: [{ replace: differs, with: "(baseline[i] ?? NaN) - score" }],
    caughtBy: "difference",
  },
  {
    id: "baseline-left-out",
    says: "The baseline has no result: it is a variant too, with differences of 0.",
    edits: [{ replace: "return results;", with: "return results.slice(1);" }],
    caughtBy: "names",
  },
  {
    id: "progress-anew",
    says: "`progress` is told of the runs of the variant: the count goes on through the whole study.",
    edits: [
      {
        replace: "const scores: number[] = [];",
        with: "const scores: number[] = []; numRuns = 0;",
      },
    ],
    caughtBy: "progress",
  },
];
