import type { KnownMistake } from "../../exercise";

export const mistakes: readonly KnownMistake[] = [
  {
    id: "train-not-shuffled",
    says: "The training set is not shuffled.",
    edits: [{ replace: "load(numTrain, true)", with: "load(numTrain, false)" }],
    caughtBy: "shuffled",
  },
  {
    id: "all-shuffled",
    says: "Validation and test set are shuffled as well: only the training set is.",
    edits: [
      { replace: "load(numValidation, false)", with: "load(numValidation, true)" },
      { replace: "load(numTest, false)", with: "load(numTest, true)" },
    ],
    caughtBy: "order",
  },
  {
    id: "validation-shuffled",
    says: "The validation set is shuffled: only the training set is.",
    edits: [{ replace: "load(numValidation, false)", with: "load(numValidation, true)" }],
    caughtBy: "order",
  },
  {
    id: "test-shuffled",
    says: "The test set is shuffled: only the training set is.",
    edits: [{ replace: "load(numTest, false)", with: "load(numTest, true)" }],
    caughtBy: "order",
  },
  {
    id: "same-notes",
    says: "The sets share their notes: what is tested has been trained on.",
    edits: [
      {
        replace: "const load = (",
        with: "const shared = Array.from({ length: numTrain }, () => generateClinicalNote({ random, maxLen })); const load = (",
      },
      {
        replace: "notes.map((note) => note.tokenIds)",
        with: "notes.map((_, i) => (shared[i] ?? notes[i])?.tokenIds ?? [])",
      },
      {
        replace: "notes.map((note) => note.labels)",
        with: "notes.map((_, i) => (shared[i] ?? notes[i])?.labels ?? [])",
      },
    ],
    caughtBy: "splits",
  },
  {
    id: "one-note",
    says: "One note is generated and repeated: call generateClinicalNote for each.",
    edits: [
      {
        replace: "notes.map((note) => note.tokenIds)",
        with: "notes.map(() => notes[0]?.tokenIds ?? [])",
      },
      {
        replace: "notes.map((note) => note.labels)",
        with: "notes.map(() => notes[0]?.labels ?? [])",
      },
    ],
    caughtBy: "splits",
  },
  {
    id: "labels-of-others",
    says: "Notes and labels are in different orders.",
    edits: [
      {
        replace: "notes.map((note) => note.labels)",
        with: "notes.map((note) => note.labels).reverse()",
      },
    ],
    caughtBy: "labels",
  },
  {
    id: "last-batch-dropped",
    says: "The notes that do not fill a batch are dropped: the last batch is a smaller one.",
    edits: [
      {
        replace: "{ length: numNotes }",
        with: "{ length: numNotes - (numNotes % batchSize) }",
      },
    ],
    caughtBy: "sizes",
  },
  {
    id: "sizes-swapped",
    says: "Validation and test set have each other's size.",
    edits: [
      { replace: "load(numValidation, false)", with: "load(numTest, false)" },
      { replace: "load(numTest, false)", with: "load(numValidation, false)" },
    ],
    caughtBy: "sizes",
  },
  {
    id: "max-len-not-passed",
    says: "maxLen is not passed on to generateClinicalNote.",
    edits: [
      {
        replace: "generateClinicalNote({ random, maxLen })",
        with: "generateClinicalNote({ random })",
      },
    ],
    caughtBy: "length",
  },
  {
    id: "batch-size-not-passed",
    says: "batchSize is not passed on to the DataLoader.",
    edits: [{ replace: "shuffle,\n", with: "shuffle,\n...{ batchSize: 32 },\n" }],
    caughtBy: "batches",
  },
  {
    id: "math-random",
    says: "Math.random is at work: draw everything from `random`, so that the sets can be repeated.",
    edits: [
      {
        replace: "generateClinicalNote({ random, maxLen })",
        with: "generateClinicalNote({ random: Math.random, maxLen })",
      },
    ],
    caughtBy: "random",
  },
];
