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

/** Who is compared: the floor, attention, and LSTMs of one and two directions. */
export const distanceReaders = [
  "bag of words",
  "transformer",
  "LSTM, forward",
  "LSTM, both ways",
] as const;

/** One of {@link distanceReaders}. */
export type DistanceReader = (typeof distanceReaders)[number];

/** How much is trained and measured. */
export interface DistanceConfig {
  readonly seeds: readonly number[];
  readonly epochs: number;
  /** Of the transformer. */
  readonly learningRate: number;
  /** Of the LSTMs, which learn too slowly with the transformer's. */
  readonly lstmLearningRate: number;
  /** Of the bag of words, whose weights have a longer way to go. */
  readonly floorLearningRate: number;
  /** Numbers in a word's vector, and in an LSTM's state. */
  readonly dModel: number;
  readonly numTrain: number;
  readonly numValidation: number;
  /** Notes at each distance. */
  readonly numTest: number;
  /** General words of a diagnosis; the largest distance in training. */
  readonly numGeneral: number;
  /** Words between a negation and the first term that it denies. */
  readonly distances: readonly number[];
}

/** One reader, trained from one seed on notes of all distances. */
export interface DistanceRow {
  readonly reader: DistanceReader;
  readonly seed: number;
  /** Share of the notes with four right decisions, distance by distance. */
  readonly allRight: readonly number[];
  /**
   * Where the terms of a denied diagnosis look, distance by distance; empty for
   * readers without attention.
   */
  readonly cue: readonly DistanceCue[];
  /** Training and validation, on a machine that may have had other work. */
  readonly secondsPerEpoch: number;
  /** The epoch whose parameters were measured, from 1. */
  readonly bestEpoch: number;
  /** Epoch by epoch. */
  readonly trainLoss: readonly number[];
  /** Epoch by epoch. */
  readonly validationF1: readonly number[];
}

/** The head that looks most at negations in other notes than those measured. */
export interface DistanceCue {
  readonly layer: number;
  readonly head: number;
  /** Weight on the negation, over that of a look at all tokens equally. */
  readonly ratio: number;
  /** Of the denied diagnoses, those whose terms look at nothing more. */
  readonly shareFirst: number;
}

/** What a training step takes. */
export interface DistanceStep {
  readonly reader: DistanceReader;
  /** Words of each note. */
  readonly length: number;
  /**
   * The median, in a batch of 32 notes, of the processor's time, all threads
   * together: what else the machine did has no part in it.
   */
  readonly stepMs: number;
}

/** Rows, and how much was trained for each. */
export interface DistanceTable {
  readonly config: DistanceConfig;
  readonly rows: readonly DistanceRow[];
}

/** `data/runs/distance.json`: what distance costs attention, and what an LSTM. */
export interface DistanceRun extends StudyRun, DistanceTable {
  readonly parameters: readonly {
    readonly reader: DistanceReader;
    readonly count: number;
  }[];
  readonly steps: readonly DistanceStep[];
  /** The same in small, which the tests train anew and compare. */
  readonly reduced: DistanceTable;
}

/** @throws DataError that names the place in the file */
export function readDistanceRun(file: Found): DistanceRun {
  const keys = ["config", "rows", "parameters", "steps", "reduced"] as const;
  const fields = readFields(file, [...aboutKeys, ...keys]);
  return {
    ...readAbout(fields, "distance"),
    ...readTable(fields),
    parameters: readList(fields.parameters, (found) => {
      const { reader, count } = readFields(found, ["reader", "count"]);
      return {
        reader: readOneOf(reader, distanceReaders),
        count: readCount(count),
      };
    }),
    steps: readList(fields.steps, (found) => {
      const step = readFields(found, ["reader", "length", "stepMs"]);
      return {
        reader: readOneOf(step.reader, distanceReaders),
        length: readCount(step.length),
        stepMs: readNumber(step.stepMs),
      };
    }),
    reduced: readTable(readFields(fields.reduced, ["config", "rows"])),
  };
}

function readTable(fields: Record<"config" | "rows", Found>): DistanceTable {
  const config = readConfig(fields.config);
  const rows = readList(fields.rows, (found) => readRow(found, config));
  const expected = distanceReaders.flatMap((reader) =>
    config.seeds.map((seed) => `${reader}, seed ${seed}`),
  );
  const got = rows.map(({ reader, seed }) => `${reader}, seed ${seed}`);
  requireWhole(fields.rows.at, { expected, got, each: "reader and seed" });
  return { config, rows };
}

function readConfig(found: Found): DistanceConfig {
  const fields = readFields(found, [
    "seeds",
    "epochs",
    "learningRate",
    "lstmLearningRate",
    "floorLearningRate",
    "dModel",
    "numTrain",
    "numValidation",
    "numTest",
    "numGeneral",
    "distances",
  ]);
  return {
    seeds: readList(fields.seeds, readCount),
    epochs: readCount(fields.epochs),
    learningRate: readNumber(fields.learningRate),
    lstmLearningRate: readNumber(fields.lstmLearningRate),
    floorLearningRate: readNumber(fields.floorLearningRate),
    dModel: readCount(fields.dModel),
    numTrain: readCount(fields.numTrain),
    numValidation: readCount(fields.numValidation),
    numTest: readCount(fields.numTest),
    numGeneral: readCount(fields.numGeneral),
    distances: readList(fields.distances, readCount),
  };
}

function readRow(found: Found, { distances }: DistanceConfig): DistanceRow {
  const fields = readFields(found, [
    "reader",
    "seed",
    "allRight",
    "cue",
    "secondsPerEpoch",
    "bestEpoch",
    "trainLoss",
    "validationF1",
  ]);
  const allRight = readList(fields.allRight, readShare);
  const cue = readList(fields.cue, readCue);
  if (allRight.length !== distances.length) {
    const expected = `${distances.length} numbers, one for each distance`;
    throw spoiled(fields.allRight.at, expected, `${allRight.length} numbers`);
  }
  return {
    reader: readOneOf(fields.reader, distanceReaders),
    seed: readCount(fields.seed),
    allRight,
    cue,
    secondsPerEpoch: readNumber(fields.secondsPerEpoch),
    bestEpoch: readCount(fields.bestEpoch),
    trainLoss: readList(fields.trainLoss, readNumber),
    validationF1: readList(fields.validationF1, readShare),
  };
}

function readCue(found: Found): DistanceCue {
  const fields = readFields(found, ["layer", "head", "ratio", "shareFirst"]);
  return {
    layer: readCount(fields.layer),
    head: readCount(fields.head),
    ratio: readNumber(fields.ratio),
    shareFirst: readShare(fields.shareFirst),
  };
}
