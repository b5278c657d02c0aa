import { clinicalEntityTypes } from "../ner/synthetic/mention-forms";
import { requireWhole } from "./require-whole";
import {
  type Found,
  readCount,
  readFields,
  readList,
  readNumber,
  readOneOf,
  readShare,
  spoiled,
} from "./strict-reading";
import { aboutKeys, readAbout, type StudyRun } from "./study-run";

/**
 * What a tagger starts from: drawn weights, or an encoder that was pre-trained
 * on text with the names of the training set, or with those of all splits.
 */
export const pretrainingStarts = [
  "random",
  "train names",
  "all names",
] as const;

/** One of {@link pretrainingStarts}. */
export type PretrainingStart = (typeof pretrainingStarts)[number];

/** How many labelled notes there are, and how often each is seen. */
export interface LabelledNotes {
  readonly numTrain: number;
  readonly epochs: number;
}

/** How much is trained and measured. */
export interface PretrainingConfig {
  readonly seeds: readonly number[];
  readonly sizes: readonly LabelledNotes[];
  /** Of the corpus, which is the same for all. */
  readonly corpusSeed: number;
  readonly numTest: number;
  readonly batchSize: number;
  /** At its highest. */
  readonly learningRate: number;
}

/** One start, fine-tuned from one seed on so many notes. */
export interface PretrainingRow extends LabelledNotes {
  readonly start: PretrainingStart;
  readonly seed: number;
  /** Strict, of all entities of the test notes. */
  readonly f1: number;
  /** Strict, of each type, in the order of their names. */
  readonly typeF1: readonly number[];
  /** Epoch by epoch. */
  readonly trainLoss: readonly number[];
}

/** Rows, and how much was trained for each. */
export interface PretrainingTable {
  readonly config: PretrainingConfig;
  readonly rows: readonly PretrainingRow[];
}

/** `data/runs/pretraining.json`: what pre-training is worth to a tagger. */
export interface PretrainingRun extends StudyRun, PretrainingTable {
  /** Without "train names" and in small: the tests train it anew. */
  readonly reduced: PretrainingTable;
}

/** @throws DataError that names the place in the file */
export function readPretrainingRun(file: Found): PretrainingRun {
  const keys = [...aboutKeys, "config", "rows", "reduced"] as const;
  const fields = readFields(file, keys);
  const reduced = readFields(fields.reduced, ["config", "rows"]);
  return {
    ...readAbout(fields, "pretraining"),
    ...readTable(fields, pretrainingStarts),
    reduced: readTable(reduced, ["random", "all names"]),
  };
}

function readTable(
  fields: Record<"config" | "rows", Found>,
  starts: readonly PretrainingStart[],
): PretrainingTable {
  const config = readConfig(fields.config);
  const rows = readList(fields.rows, readRow);
  const expected = config.sizes.flatMap(({ numTrain }) =>
    starts.flatMap((start) =>
      config.seeds.map((seed) => nameOf({ start, numTrain, seed })),
    ),
  );
  const got = rows.map(nameOf);
  const each = "size, start and seed";
  requireWhole(fields.rows.at, { expected, got, each });
  return { config, rows };
}

function nameOf({
  start,
  numTrain,
  seed,
}: Pick<PretrainingRow, "start" | "numTrain" | "seed">): string {
  return `${start}, ${numTrain} notes, seed ${seed}`;
}

function readConfig(found: Found): PretrainingConfig {
  const fields = readFields(found, [
    "seeds",
    "sizes",
    "corpusSeed",
    "numTest",
    "batchSize",
    "learningRate",
  ]);
  return {
    seeds: readList(fields.seeds, readCount),
    sizes: readList(fields.sizes, (size) => {
      const { numTrain, epochs } = readFields(size, ["numTrain", "epochs"]);
      return { numTrain: readCount(numTrain), epochs: readCount(epochs) };
    }),
    corpusSeed: readCount(fields.corpusSeed),
    numTest: readCount(fields.numTest),
    batchSize: readCount(fields.batchSize),
    learningRate: readNumber(fields.learningRate),
  };
}

function readRow(found: Found): PretrainingRow {
  const fields = readFields(found, [
    "start",
    "numTrain",
    "epochs",
    "seed",
    "f1",
    "typeF1",
    "trainLoss",
  ]);
  const typeF1 = readList(fields.typeF1, readShare);
  if (typeF1.length !== clinicalEntityTypes.length) {
    const wanted = `${clinicalEntityTypes.length} numbers, one for each type`;
    throw spoiled(fields.typeF1.at, wanted, `${typeF1.length}`);
  }
  return {
    start: readOneOf(fields.start, pretrainingStarts),
    numTrain: readCount(fields.numTrain),
    epochs: readCount(fields.epochs),
    seed: readCount(fields.seed),
    f1: readShare(fields.f1),
    typeF1,
    trainLoss: readList(fields.trainLoss, readNumber),
  };
}
