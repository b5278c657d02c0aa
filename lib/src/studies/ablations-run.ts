import { type AblationName, ablationNames } from "../models/take-apart";
import { requireWhole } from "./require-whole";
import {
  type Found,
  readCount,
  readFields,
  readList,
  readNumber,
  readOneOf,
  readShare,
} from "./strict-reading";
import { aboutKeys, readAbout, type StudyRun } from "./study-run";

/** How much is trained and measured. */
export interface AblationsConfig {
  readonly seeds: readonly number[];
  readonly epochs: number;
  readonly learningRate: number;
  readonly numTrain: number;
  readonly numValidation: number;
  readonly numTest: number;
  readonly numBindingPairs: number;
}

/** One variant, trained from one seed. */
export interface AblationsRow {
  readonly variant: AblationName;
  readonly seed: number;
  /** Of all decisions on the test notes. */
  readonly microF1: number;
  /** Share of the test notes with a label. */
  readonly topOne: number;
  /** Share of the test notes with four right decisions. */
  readonly exactMatch: number;
  /** Share of the notes of binding pairs whose two diagnoses are right. */
  readonly binding: number;
  /** Training and validation, on a machine that may have had other work. */
  readonly secondsPerEpoch: number;
  /** The epoch whose parameters were measured, from 1. */
  readonly bestEpoch: number;
  /** Epoch by epoch. */
  readonly trainLoss: readonly number[];
  /** Epoch by epoch. */
  readonly validationF1: readonly number[];
}

/** Rows, and how much was trained for each. */
export interface AblationsTable {
  readonly config: AblationsConfig;
  readonly rows: readonly AblationsRow[];
}

/** `data/runs/ablations.json`: every ablation, trained for each seed. */
export interface AblationsRun extends StudyRun, AblationsTable {
  /** The same in small, which the tests train anew and compare. */
  readonly reduced: AblationsTable;
}

/** @throws DataError that names the place in the file */
export function readAblationsRun(file: Found): AblationsRun {
  const keys = [...aboutKeys, "config", "rows", "reduced"] as const;
  const fields = readFields(file, keys);
  const reduced = readFields(fields.reduced, ["config", "rows"]);
  return {
    ...readAbout(fields, "ablations"),
    ...readTable(fields),
    reduced: readTable(reduced),
  };
}

function readTable(fields: Record<"config" | "rows", Found>): AblationsTable {
  const config = readConfig(fields.config);
  const rows = readList(fields.rows, readRow);
  const expected = ablationNames.flatMap((variant) =>
    config.seeds.map((seed) => `${variant}, seed ${seed}`),
  );
  const got = rows.map(({ variant, seed }) => `${variant}, seed ${seed}`);
  const each = "variant and seed";
  requireWhole(fields.rows.at, { expected, got, each });
  return { config, rows };
}

function readConfig(found: Found): AblationsConfig {
  const fields = readFields(found, [
    "seeds",
    "epochs",
    "learningRate",
    "numTrain",
    "numValidation",
    "numTest",
    "numBindingPairs",
  ]);
  return {
    seeds: readList(fields.seeds, readCount),
    epochs: readCount(fields.epochs),
    learningRate: readNumber(fields.learningRate),
    numTrain: readCount(fields.numTrain),
    numValidation: readCount(fields.numValidation),
    numTest: readCount(fields.numTest),
    numBindingPairs: readCount(fields.numBindingPairs),
  };
}

function readRow(found: Found): AblationsRow {
  const fields = readFields(found, [
    "variant",
    "seed",
    "microF1",
    "topOne",
    "exactMatch",
    "binding",
    "secondsPerEpoch",
    "bestEpoch",
    "trainLoss",
    "validationF1",
  ]);
  return {
    variant: readOneOf(fields.variant, ablationNames),
    seed: readCount(fields.seed),
    microF1: readShare(fields.microF1),
    topOne: readShare(fields.topOne),
    exactMatch: readShare(fields.exactMatch),
    binding: readShare(fields.binding),
    secondsPerEpoch: readNumber(fields.secondsPerEpoch),
    bestEpoch: readCount(fields.bestEpoch),
    trainLoss: readList(fields.trainLoss, readNumber),
    validationF1: readList(fields.validationF1, readShare),
  };
}
