import {
  chooseBackend,
  clinicalVocabulary,
  DataLoader,
  diagnosisTerms,
  generalTerms,
  generateClinicalNote,
  negationTerms,
} from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { lostClaims } from "../../judging/fixtures/judge-answer";

beforeAll(async () => {
  await chooseBackend({ force: "wasm", print: () => undefined });
});

type NoteOptions = { random: () => number; maxLen?: number };

/** Draws in another order than the reference: all decisions first, the words last. */
function decisionsFirst({ random, maxLen = 64 }: NoteOptions) {
  const upTo = (count: number) => Math.floor(random() * count);
  const count = 3 - upTo(3);
  const chosen = new Set<number>();
  while (chosen.size < count) chosen.add(upTo(4));
  const plans = [...chosen].map((diagnosis) => ({
    diagnosis,
    lengths: [2 + upTo(3), 3 + upTo(4), 1 + upTo(3)],
    negated: upTo(5) === 0,
  }));
  const ids: number[] = [2];
  const add = (list: readonly string[], times: number) => {
    for (let i = 0; i < times; i++)
      ids.push(clinicalVocabulary.idOf(list[upTo(list.length)] ?? ""));
  };
  for (const { diagnosis, lengths, negated } of plans) {
    const [before = 0, terms = 0, behind = 0] = lengths;
    add(negationTerms, negated ? 1 : 0);
    add(generalTerms, before);
    add(diagnosisTerms[diagnosis] ?? [], terms);
    add(generalTerms, behind);
  }
  const labels = new Float32Array(4);
  for (const { diagnosis, negated } of plans) labels[diagnosis] = negated ? 0 : 1;
  const tokenIds = Int32Array.from({ length: maxLen }, (_, i) => ids[i] ?? 0);
  return { tokenIds, labels };
}

/** Names the diagnoses in the order of the labels. */
function inOrderOfLabels({ random, maxLen = 64 }: NoteOptions) {
  const numbers = [0, 1, 2, 3].map((diagnosis) => ({ diagnosis, at: random() }));
  numbers.sort((one, other) => one.at - other.at);
  const named = numbers.slice(0, 1 + Math.floor(3 * random()));
  named.sort((one, other) => one.diagnosis - other.diagnosis);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? "";
  const some = (list: readonly string[], low: number, high: number) =>
    Array.from({ length: low + Math.floor(random() * (high - low + 1)) }, () => pick(list));
  const labels = [0, 0, 0, 0];
  const words = named.flatMap(({ diagnosis }) => {
    const negated = random() >= 0.8;
    if (!negated) labels[diagnosis] = 1;
    const cue = negated ? [pick(negationTerms)] : [];
    const terms = some(diagnosisTerms[diagnosis] ?? [], 3, 6);
    return [...cue, ...some(generalTerms, 2, 4), ...terms, ...some(generalTerms, 1, 3)];
  });
  const padding = Array.from({ length: maxLen }, () => "<PAD>");
  const tokenIds = clinicalVocabulary.encode(["<CLS>", ...words, ...padding].slice(0, maxLen));
  return { tokenIds, labels };
}

type SetOptions = {
  random: () => number;
  numTrain?: number;
  numValidation?: number;
  numTest?: number;
  maxLen?: number;
  batchSize?: number;
};

/** Generates all notes first, test notes foremost, then cuts the list. */
function cutFromOneList(options: SetOptions) {
  const { random, numTrain = 2000, numValidation = 300, numTest = 300 } = options;
  const { maxLen = 64, batchSize = 32 } = options;
  const notes = Array.from({ length: numTrain + numValidation + numTest }, () =>
    generateClinicalNote({ random, maxLen }),
  );
  const cut = (from: number, count: number, shuffle: boolean) => {
    const part = notes.slice(from, from + count);
    const tokenIds = part.map((note) => note.tokenIds);
    return new DataLoader({
      tokenIds,
      labels: part.map((note) => note.labels),
      batchSize,
      shuffle,
      random,
    });
  };
  return {
    test: cut(0, numTest, false),
    validation: cut(numTest, numValidation, false),
    train: cut(numTest + numValidation, numTrain, true),
  };
}

/** Batches without the library's loader. */
function ownLoader(options: SetOptions) {
  const { random, numTrain = 2000, numValidation = 300, numTest = 300 } = options;
  const { maxLen = 64, batchSize = 32 } = options;
  const load = (count: number, shuffle: boolean) => {
    const notes = Array.from({ length: count }, () => generateClinicalNote({ random, maxLen }));
    return {
      *[Symbol.iterator]() {
        const keyed = notes.map((note) => ({ note, at: shuffle ? random() : 0 }));
        keyed.sort((one, other) => one.at - other.at);
        for (let i = 0; i < count; i += batchSize) {
          const batch = keyed.slice(i, i + batchSize).map(({ note }) => note);
          const tokenIds = tf.tensor2d(
            batch.map((note) => note.tokenIds),
            undefined,
            "int32",
          );
          yield { tokenIds, labels: tf.tensor2d(batch.map((note) => note.labels)) };
        }
      },
    };
  };
  return {
    train: load(numTrain, true),
    validation: load(numValidation, false),
    test: load(numTest, false),
  };
}

describe("01.1 takes other right ways", () => {
  it.each([decisionsFirst, inOrderOfLabels])("%o", async (generate) => {
    for (const seed of ["a", "b", "c"]) {
      expect(await lostClaims("01.1", { generateClinicalNote: generate }, seed)).toEqual([]);
    }
  });
});

describe("01.2 takes other right ways", () => {
  it.each([cutFromOneList, ownLoader])("%o", async (createDatasets) => {
    expect(await lostClaims("01.2", { createDatasets })).toEqual([]);
  });
});
