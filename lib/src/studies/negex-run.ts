import type { DecisionCounts } from "../evaluation/count-decisions";
import type { NegexCoverage } from "../negex/covered-concepts";
import { readDecisionCounts } from "./read-decision-counts";
import { requireWhole } from "./require-whole";
import {
  type Found,
  readCount,
  readFields,
  readList,
  readNumber,
  readOneOf,
} from "./strict-reading";
import { aboutKeys, readAbout, type StudyRun } from "./study-run";

/** Who needs no training. */
export const negexRuleNames = [
  "never negated",
  "any negation word",
  "rules, 5 words",
  "rules, whole sentence",
] as const;

/** One of {@link negexRuleNames}. */
export type NegexRuleName = (typeof negexRuleNames)[number];

/** Who learned from generated notes. */
export const negexLearners = ["bag of words", "transformer", "LSTM"] as const;

/** One of {@link negexLearners}. */
export type NegexLearner = (typeof negexLearners)[number];

/** How much is trained. */
export interface NegexConfig {
  readonly seeds: readonly number[];
  readonly epochs: number;
  readonly learningRate: number;
  /** Of the bag of words. */
  readonly floorLearningRate: number;
  readonly numTrain: number;
  readonly numValidation: number;
}

/** What a rule said; positive = negated. */
export interface NegexRuleRow {
  readonly reader: NegexRuleName;
  /** Of all concepts. */
  readonly all: DecisionCounts;
  /** Of the covered ones. */
  readonly covered: DecisionCounts;
}

/** What a learner said of the covered concepts; positive = negated. */
export interface NegexRow {
  readonly reader: NegexLearner;
  readonly seed: number;
  /** With the words left out that it does not know. */
  readonly leftOut: DecisionCounts;
  /** With `<UNK>` in their place. */
  readonly marked: DecisionCounts;
}

/** `data/runs/negex.json`: real sentences, in counts alone. */
export interface NegexRun extends StudyRun {
  readonly config: NegexConfig;
  readonly coverage: NegexCoverage;
  readonly rules: readonly NegexRuleRow[];
  readonly rows: readonly NegexRow[];
}

/** @throws DataError that names the place in the file */
export function readNegexRun(file: Found): NegexRun {
  const own = ["config", "coverage", "rules", "rows"] as const;
  const fields = readFields(file, [...aboutKeys, ...own]);
  const config = readConfig(fields.config);
  const coverage = readCoverage(fields.coverage);
  const { numConcepts, numCovered } = coverage;
  const rules = readList(fields.rules, (found): NegexRuleRow => {
    const row = readFields(found, ["reader", "all", "covered"]);
    return {
      reader: readOneOf(row.reader, negexRuleNames),
      all: readDecisionCounts(row.all, numConcepts),
      covered: readDecisionCounts(row.covered, numCovered),
    };
  });
  const rows = readList(fields.rows, (found): NegexRow => {
    const row = readFields(found, ["reader", "seed", "leftOut", "marked"]);
    return {
      reader: readOneOf(row.reader, negexLearners),
      seed: readCount(row.seed),
      leftOut: readDecisionCounts(row.leftOut, numCovered),
      marked: readDecisionCounts(row.marked, numCovered),
    };
  });
  const each = "reader";
  requireWhole(fields.rules.at, {
    expected: negexRuleNames,
    got: rules.map(nameOf),
    each,
  });
  const runs = negexLearners.flatMap((reader) =>
    config.seeds.map((seed) => nameOf({ reader, seed })),
  );
  requireWhole(fields.rows.at, { expected: runs, got: rows.map(nameOf), each });
  return { ...readAbout(fields, "negex"), config, coverage, rules, rows };
}

const nameOf = ({ reader, seed }: { reader: string; seed?: number }): string =>
  seed === undefined ? reader : `${reader}, seed ${seed}`;

function readCoverage(found: Found): NegexCoverage {
  const fields = readFields(found, [
    "numWords",
    "numKnownWords",
    "numConcepts",
    "numDistinct",
    "numKnownConcepts",
    "numCovered",
  ]);
  return {
    numWords: readCount(fields.numWords),
    numKnownWords: readCount(fields.numKnownWords),
    numConcepts: readCount(fields.numConcepts),
    numDistinct: readCount(fields.numDistinct),
    numKnownConcepts: readCount(fields.numKnownConcepts),
    numCovered: readCount(fields.numCovered),
  };
}

function readConfig(found: Found): NegexConfig {
  const fields = readFields(found, [
    "seeds",
    "epochs",
    "learningRate",
    "floorLearningRate",
    "numTrain",
    "numValidation",
  ]);
  return {
    seeds: readList(fields.seeds, readCount),
    epochs: readCount(fields.epochs),
    learningRate: readNumber(fields.learningRate),
    floorLearningRate: readNumber(fields.floorLearningRate),
    numTrain: readCount(fields.numTrain),
    numValidation: readCount(fields.numValidation),
  };
}
