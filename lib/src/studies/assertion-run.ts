import { assertionLabels } from "../assertion/assertion-labels";
import type { DecisionCounts } from "../evaluation/count-decisions";
import { readDecisionCounts } from "./read-decision-counts";
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

/** Where the encoder's weights come from. */
export const assertionStarts = ["pre-trained", "random"] as const;

/** One of {@link assertionStarts}. */
export type AssertionStart = (typeof assertionStarts)[number];

/** How much is trained and measured. */
export interface AssertionConfig {
  readonly seeds: readonly number[];
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  readonly numTrain: number;
  readonly numValidation: number;
  readonly numTest: number;
}

/** How well the mentions of the generated test notes are told. */
export interface AssertionScores {
  readonly accuracy: number;
  readonly macroF1: number;
  /** Label by label, in the order of `assertionLabels`. */
  readonly f1: readonly number[];
  /** Of absent or not. */
  readonly negationAccuracy: number;
  /** Of absent. */
  readonly negationF1: number;
}

/** One head, trained from one seed. */
export interface AssertionRow extends AssertionScores {
  readonly start: AssertionStart;
  readonly seed: number;
  /** Training and validation, on a machine that may have had other work. */
  readonly secondsPerEpoch: number;
  /** The epoch whose parameters were measured, from 1. */
  readonly bestEpoch: number;
  /** Epoch by epoch. */
  readonly trainLoss: readonly number[];
  /** The labels' mean F1, epoch by epoch. */
  readonly validationF1: readonly number[];
}

/** What those know of the test notes who have learned nothing. */
export interface AssertionFloors {
  readonly numMentions: number;
  /** How many mentions have each label, in the order of `assertionLabels`. */
  readonly support: readonly number[];
  /** Of `markNegated` with the usual rules; positive = absent. */
  readonly rules: DecisionCounts;
}

/** What is said of NegEx's sentences, each pair once; positive = negated. */
export interface AssertionOnReal {
  readonly numConcepts: number;
  /** Of `NegexRules`. */
  readonly rules: DecisionCounts;
  /** Of the heads, in the order of the rows. */
  readonly rows: readonly {
    readonly start: AssertionStart;
    readonly seed: number;
    readonly counts: DecisionCounts;
  }[];
}

/** A configuration and what it gave. */
export interface AssertionTable {
  readonly config: AssertionConfig;
  /** The rows of a start stand together, in the order of the seeds. */
  readonly rows: readonly AssertionRow[];
}

/** `data/runs/assertion.json`. */
export interface AssertionRun extends StudyRun, AssertionTable {
  readonly floors: AssertionFloors;
  readonly real: AssertionOnReal;
  /** The same in small, which the tests train anew. */
  readonly reduced: AssertionTable;
}

/** @throws DataError that names the place in the file */
export function readAssertionRun(file: Found): AssertionRun {
  const own = ["config", "rows", "floors", "real", "reduced"] as const;
  const fields = readFields(file, [...aboutKeys, ...own]);
  const { config, rows } = readTable(fields);
  return {
    ...readAbout(fields, "assertion"),
    config,
    rows,
    floors: readFloors(fields.floors),
    real: readReal(fields.real, config),
    reduced: readTable(readFields(fields.reduced, ["config", "rows"])),
  };
}

function readTable(fields: Record<"config" | "rows", Found>): AssertionTable {
  const config = readConfig(fields.config);
  const rows = readList(fields.rows, readRow);
  requireEachHead(fields.rows.at, rows, config);
  return { config, rows };
}

function requireEachHead(
  at: string,
  rows: readonly Pick<AssertionRow, "start" | "seed">[],
  { seeds }: AssertionConfig,
): void {
  const expected = assertionStarts.flatMap((start) =>
    seeds.map((seed) => `${start}, seed ${seed}`),
  );
  const got = rows.map(({ start, seed }) => `${start}, seed ${seed}`);
  requireWhole(at, { expected, got, each: "start and seed" });
}

function readConfig(found: Found): AssertionConfig {
  const fields = readFields(found, [
    "seeds",
    "epochs",
    "batchSize",
    "learningRate",
    "numTrain",
    "numValidation",
    "numTest",
  ]);
  return {
    seeds: readList(fields.seeds, readCount),
    epochs: readCount(fields.epochs),
    batchSize: readCount(fields.batchSize),
    learningRate: readNumber(fields.learningRate),
    numTrain: readCount(fields.numTrain),
    numValidation: readCount(fields.numValidation),
    numTest: readCount(fields.numTest),
  };
}

function readRow(found: Found): AssertionRow {
  const fields = readFields(found, [
    "start",
    "seed",
    "accuracy",
    "macroF1",
    "f1",
    "negationAccuracy",
    "negationF1",
    "secondsPerEpoch",
    "bestEpoch",
    "trainLoss",
    "validationF1",
  ]);
  return {
    start: readOneOf(fields.start, assertionStarts),
    seed: readCount(fields.seed),
    accuracy: readShare(fields.accuracy),
    macroF1: readShare(fields.macroF1),
    f1: readEachLabel(fields.f1, readShare),
    negationAccuracy: readShare(fields.negationAccuracy),
    negationF1: readShare(fields.negationF1),
    secondsPerEpoch: readNumber(fields.secondsPerEpoch),
    bestEpoch: readCount(fields.bestEpoch),
    trainLoss: readList(fields.trainLoss, readNumber),
    validationF1: readList(fields.validationF1, readShare),
  };
}

function readFloors(found: Found): AssertionFloors {
  const fields = readFields(found, ["numMentions", "support", "rules"]);
  const numMentions = readCount(fields.numMentions);
  const support = readEachLabel(fields.support, readCount);
  const sum = support.reduce((total, count) => total + count, 0);
  if (sum !== numMentions) {
    throw spoiled(fields.support.at, `${numMentions} mentions`, `${sum}`);
  }
  return {
    numMentions,
    support,
    rules: readDecisionCounts(fields.rules, numMentions),
  };
}

function readReal(found: Found, config: AssertionConfig): AssertionOnReal {
  const fields = readFields(found, ["numConcepts", "rules", "rows"]);
  const numConcepts = readCount(fields.numConcepts);
  const rows = readList(fields.rows, (each) => {
    const row = readFields(each, ["start", "seed", "counts"]);
    return {
      start: readOneOf(row.start, assertionStarts),
      seed: readCount(row.seed),
      counts: readDecisionCounts(row.counts, numConcepts),
    };
  });
  requireEachHead(fields.rows.at, rows, config);
  return {
    numConcepts,
    rules: readDecisionCounts(fields.rules, numConcepts),
    rows,
  };
}

/** A number for each label. */
function readEachLabel(found: Found, read: (item: Found) => number): number[] {
  const numbers = readList(found, read);
  const wanted = assertionLabels.length;
  if (numbers.length === wanted) return numbers;
  const expected = `${wanted} numbers, one for each label`;
  throw spoiled(found.at, expected, `${numbers.length} numbers`);
}
