import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../random/seeded-random";
import { padVisits, VisitLoader } from "./visit-loader";

const visits = [[[5, 3], [4]], [[7]], [[2, 6, 9], [], [8]]];
const labels = [[1], [0], [1]];

function readAll(loader: VisitLoader, seed?: string) {
  const random = seed === undefined ? undefined : seededRandom(seed);
  return [...loader.batches(random)].map((batch) => {
    const read = {
      codes: batch.codes.arraySync(),
      visitMask: batch.visitMask.arraySync(),
      labels: batch.labels.arraySync(),
    };
    tf.dispose(batch);
    return read;
  });
}

describe("VisitLoader", () => {
  it("fills a batch up to its longest patient and its fullest visit", () => {
    const loader = new VisitLoader({ visits, labels, batchSize: 2 });
    expect([loader.numPatients, loader.numBatches]).toEqual([3, 2]);
    expect(readAll(loader)).toEqual([
      {
        codes: [
          [
            [5, 3],
            [4, 0],
          ],
          [
            [7, 0],
            [0, 0],
          ],
        ],
        visitMask: [
          [1, 1],
          [1, 0],
        ],
        labels: [[1], [0]],
      },
      {
        codes: [
          [
            [2, 6, 9],
            [0, 0, 0],
            [8, 0, 0],
          ],
        ],
        // A visit without codes is a visit.
        visitMask: [[1, 1, 1]],
        labels: [[1]],
      },
    ]);
  });

  it("gives ids as int32, and masks and labels as float32", () => {
    for (const batch of new VisitLoader({ visits, labels, batchSize: 3 })) {
      const types = [batch.codes, batch.visitMask, batch.labels].map(
        ({ dtype }) => dtype,
      );
      expect(types).toEqual(["int32", "float32", "float32"]);
      tf.dispose(batch);
    }
  });

  it("gives every patient once in an order drawn from random", () => {
    const many = Array.from({ length: 23 }, (_, p) => [[p + 1]]);
    const loader = new VisitLoader({
      visits: many,
      labels: many.map((_, p) => [p]),
      batchSize: 5,
    });
    const order = (seed?: string) =>
      readAll(loader, seed).flatMap((batch) => batch.labels.flat());
    const given = many.map((_, p) => p);
    expect(order()).toEqual(given);
    expect(order("a")).not.toEqual(given);
    expect(order("a")).toEqual(order("a"));
    expect(order("b")).not.toEqual(order("a"));
    expect(order("a").sort((a, b) => a - b)).toEqual(given);
    for (const batch of readAll(loader, "a")) {
      expect(batch.codes.map(([visit]) => (visit?.[0] ?? 0) - 1)).toEqual(
        batch.labels.flat(),
      );
    }
  });

  it("keeps its own copies", () => {
    const own = [[[1, 2]]];
    const loader = new VisitLoader({
      visits: own,
      labels: [[1]],
      batchSize: 1,
    });
    own[0]?.[0]?.fill(9);
    expect(readAll(loader)[0]?.codes).toEqual([[[1, 2]]]);
  });

  it("leaves nothing behind", () => {
    const before = tf.memory().numTensors;
    readAll(new VisitLoader({ visits, labels, batchSize: 2 }));
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each<[string, number[][][], number[][], number]>([
    ["expected at least one patient, got none", [], [], 1],
    [
      "each patient to have a visit, got none for patient 1",
      [[[1]], []],
      [[1], [1]],
      1,
    ],
    ["ids of at least 1, got 0 of patient 0", [[[1, 0]]], [[1]], 1],
    ["ids of at least 1, got -2 of patient 0", [[[-2]]], [[1]], 1],
    ["ids of at least 1, got 1.5 of patient 0", [[[1.5]]], [[1]], 1],
    [
      "one row of labels for each of 1 patients, got 2 rows",
      [[[1]]],
      [[1], [0]],
      1,
    ],
    ["at least 1 labels in every row, got 0 for patient 0", [[[1]]], [[]], 1],
    [
      "1 labels in every row, got 2 for patient 1",
      [[[1]], [[1]]],
      [[1], [1, 0]],
      1,
    ],
    ["labels to be numbers, got NaN for patient 0", [[[1]]], [[Number.NaN]], 1],
    ["batchSize", [[[1]]], [[1]], 0],
  ])("refuses: %s", (message, given, rows, batchSize) => {
    const make = () =>
      new VisitLoader({ visits: given, labels: rows, batchSize });
    expect(make).toThrow(message);
  });
});

describe("padVisits", () => {
  it("has room for one visit of one code even when there is none", () => {
    const { codes, visitMask } = padVisits([[]]);
    expect(codes.arraySync()).toEqual([[[0]]]);
    expect(visitMask.arraySync()).toEqual([[0]]);
    tf.dispose([codes, visitMask]);
  });
});
