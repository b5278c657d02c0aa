import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { DataError } from "../errors/data-error";
import { seededRandom } from "../random/seeded-random";
import { type Batch, DataLoader, type DataLoaderOptions } from "./data-loader";

const tokenIds = [
  [2, 3],
  [2, 4],
  [2, 5],
  [2, 6],
  [2, 0],
];
const labels = [[0], [1], [0], [1], [1]];

/** Every note of one pass as "ids:labels", and the sizes of the batches. */
function pass(loader: DataLoader): { notes: string[]; sizes: number[] } {
  const notes: string[] = [];
  const sizes: number[] = [];
  for (const batch of loader) {
    const ids = batch.tokenIds.arraySync();
    const rows = batch.labels.arraySync();
    notes.push(...ids.map((note, i) => `${note}:${rows[i]}`));
    sizes.push(ids.length);
    tf.dispose(batch);
  }
  return { notes, sizes };
}

const inOrder = ["2,3:0", "2,4:1", "2,5:0", "2,6:1", "2,0:1"];

describe("DataLoader", () => {
  it("deals out every note once, the rest in a smaller batch", () => {
    const loader = new DataLoader({ tokenIds, labels, batchSize: 2 });
    expect([loader.numNotes, loader.numBatches]).toEqual([5, 3]);
    expect(pass(loader)).toEqual({ notes: inOrder, sizes: [2, 2, 1] });
    expect(pass(loader).notes).toEqual(inOrder);
    expect(
      pass(new DataLoader({ tokenIds, labels, batchSize: 7 })).sizes,
    ).toEqual([5]);
  });

  it("gives int32 ids and float32 labels", () => {
    const [batch] = new DataLoader({ tokenIds, labels, batchSize: 3 });
    expect(batch?.tokenIds.dtype).toBe("int32");
    expect(batch?.tokenIds.shape).toEqual([3, 2]);
    expect(batch?.labels.dtype).toBe("float32");
    expect(batch?.labels.shape).toEqual([3, 1]);
  });

  it("shuffles each pass anew, labels with their notes, repeatably", () => {
    const make = () =>
      new DataLoader({
        tokenIds,
        labels,
        batchSize: 2,
        shuffle: true,
        random: seededRandom(3),
      });
    const loader = make();
    const passes = [pass(loader).notes, pass(loader).notes, pass(loader).notes];
    expect(new Set(passes.map(String)).size).toBe(3);
    for (const notes of passes)
      expect([...notes].sort()).toEqual([...inOrder].sort());
    expect(pass(make()).notes).toEqual(passes[0]);
    expect(loader.tokenIds).toEqual(tokenIds);
  });

  it("keeps its own copy of the notes", () => {
    const mine = tokenIds.map((note) => [...note]);
    const loader = new DataLoader({ tokenIds: mine, labels, batchSize: 5 });
    mine[0]?.fill(9);
    expect(pass(loader).notes).toEqual(inOrder);
  });

  it("leaves no tensors behind", () => {
    const loader = new DataLoader({ tokenIds, labels, batchSize: 2 });
    const before = tf.memory().numTensors;
    pass(loader);
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each<[Partial<DataLoaderOptions>, string]>([
    [
      { tokenIds: [], labels: [] },
      "DataLoader: expected at least one note, got none. Generate or load the notes first.",
    ],
    [
      { tokenIds: [[1, 2], [3]], labels: [[0], [0]] },
      "DataLoader: expected tokenIds to have 2 columns in every row, got 1 in row 1. Pad or cut every note to the same maxLen.",
    ],
    [
      { tokenIds: [[]], labels: [[0]] },
      "DataLoader: expected tokenIds to have at least 1 columns in every row, got 0 in row 0. Pad or cut every note to the same maxLen.",
    ],
    [
      { tokenIds: [[1], [1.5]], labels: [[0], [0]] },
      "DataLoader: expected token ids to be whole numbers of at least 0, got 1.5 at position 0 of note 1. Encode the words with a Vocabulary.",
    ],
    [
      { labels: [[0]] },
      "DataLoader: expected one row of labels for each of 5 notes, got 1 rows. Split tokenIds and labels at the same places.",
    ],
    [
      { tokenIds: [[1]], labels: [[0, 2]] },
      "DataLoader: expected labels from 0 to 1, got 2 for class 1 of note 0. A label is 1 when the note has the diagnosis and 0 otherwise.",
    ],
    [
      { batchSize: 0 },
      "DataLoader: expected batchSize to be a whole number of at least 1, got 0. Pass batchSize as a positive integer.",
    ],
    [
      { shuffle: true },
      "DataLoader: expected a random with shuffle: true, got none. Add random: seededRandom(1), so that the order can be repeated.",
    ],
  ])("refuses what makes no table", (options, message) => {
    const make = () =>
      new DataLoader({ tokenIds, labels, batchSize: 2, ...options });
    expect(make).toThrow(DataError);
    expect(make).toThrow(message);
  });
});

describe("DataLoader with notes of different lengths", () => {
  const long = [
    [2, 3, 4, 5, 0, 0, 0],
    [2, 0, 0, 0, 0, 0, 0],
    [2, 3, 4, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0],
    [2, 5, 0, 0, 0, 0, 0],
  ];
  const widths = (batches: Iterable<Batch>) =>
    [...batches].map(({ tokenIds: { shape } }) => shape.join("x"));

  it("cuts each batch to its longest note", () => {
    const options = { tokenIds: long, labels, batchSize: 2 };
    const loader = new DataLoader({ ...options, cutToLongest: true });
    expect(widths(loader)).toEqual(["2x4", "2x3", "1x2"]);
    expect(widths(new DataLoader(options))).toEqual(["2x7", "2x7", "1x7"]);
    const [, second] = loader;
    expect(second?.tokenIds.arraySync()).toEqual([
      [2, 3, 4],
      [0, 0, 0],
    ]);
  });

  it("keeps one column for padding alone", () => {
    const loader = new DataLoader({
      tokenIds: [[0, 0]],
      labels: [[1]],
      batchSize: 1,
      cutToLongest: true,
    });
    expect(widths(loader)).toEqual(["1x1"]);
  });

  it("groups similar lengths in a shuffled pass only", () => {
    const loader = new DataLoader({
      tokenIds: long,
      labels,
      batchSize: 2,
      cutToLongest: true,
      groupByLength: true,
    });
    const shuffledWidths = widths(loader.batches(seededRandom(3)));
    expect(shuffledWidths.sort()).toEqual(["1x4", "2x1", "2x3"]);
    expect(widths(loader)).toEqual(["2x4", "2x3", "1x2"]);
  });

  it("gives the order of the random it is handed", () => {
    const loader = new DataLoader({ tokenIds: long, labels, batchSize: 5 });
    const rows = (seed: number) =>
      [...loader.batches(seededRandom(seed))].map((b) => b.labels.arraySync());
    expect(rows(1)).toEqual(rows(1));
    expect([...loader][0]?.tokenIds.arraySync()).toEqual(long);
  });
});
