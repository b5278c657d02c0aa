import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Found,
  readCount,
  readFields,
  readList,
  readNumber,
  readShare,
  readText,
  spoiled,
} from "./strict-reading";
import { aboutKeys, readAbout, type StudyRun } from "./study-run";

/** A corpus in numbers; nothing of its text. */
export interface DictionaryCorpus {
  readonly name: string;
  /** Of train, validation and test. */
  readonly numSentences: readonly number[];
  /** Words a training sentence. */
  readonly meanTokens: number;
  /** Entities a training sentence. */
  readonly meanEntities: number;
  /** Sentences of test that stand in train, each counted once. */
  readonly numLeaked: number;
}

/** What a dictionary found of one type of entity, or of all. */
export interface DictionaryRow {
  readonly trainedOn: string;
  readonly testedOn: string;
  /** A type, or `all (micro)`. */
  readonly type: string;
  /** What counts as an entity: `strict IOB2`. */
  readonly mode: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** How many there are. */
  readonly support: number;
  /** Bounds of F1's 95 % interval, over sentences. */
  readonly low: number;
  readonly high: number;
  /** The share of mentions whose form the dictionary has with this type. */
  readonly seenMentions: number;
}

/** `data/runs/dictionary.json`: a dictionary on real sentences. */
export interface DictionaryRun extends StudyRun {
  readonly corpora: readonly DictionaryCorpus[];
  readonly rows: readonly DictionaryRow[];
}

const file = "data/runs/dictionary.json";
/** The folder of the project, from which a notebook's own may differ. */
const project = join(__dirname, "..", "..", "..");

/**
 * What `npm run study -- dictionary` found on the real corpora, which are no
 * part of the course.
 *
 * @param root the folder of the project
 * @throws DataError when the file is missing, or not whole: with its place
 * @example
 * const { date, rows } = readDictionaryRun();
 */
export function readDictionaryRun(root = project): DictionaryRun {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(join(root, file), "utf8"));
  } catch {
    throw spoiled(file, "a file of JSON", "none, or only a part of it");
  }
  const keys = [...aboutKeys, "corpora", "rows"] as const;
  const fields = readFields({ value, at: file }, keys);
  const corpora = readList(fields.corpora, readCorpus);
  const rows = readList(fields.rows, readRow);
  if (rows.length === 0) throw spoiled(fields.rows.at, "rows", "none");
  return { ...readAbout(fields, "dictionary"), corpora, rows };
}

function readCorpus(found: Found): DictionaryCorpus {
  const fields = readFields(found, [
    "name",
    "numSentences",
    "meanTokens",
    "meanEntities",
    "numLeaked",
  ]);
  return {
    name: readText(fields.name),
    numSentences: readList(fields.numSentences, readCount),
    meanTokens: readNumber(fields.meanTokens),
    meanEntities: readNumber(fields.meanEntities),
    numLeaked: readCount(fields.numLeaked),
  };
}

function readRow(found: Found): DictionaryRow {
  const fields = readFields(found, [
    "trainedOn",
    "testedOn",
    "type",
    "mode",
    "precision",
    "recall",
    "f1",
    "support",
    "low",
    "high",
    "seenMentions",
  ]);
  return {
    trainedOn: readText(fields.trainedOn),
    testedOn: readText(fields.testedOn),
    type: readText(fields.type),
    mode: readText(fields.mode),
    precision: readShare(fields.precision),
    recall: readShare(fields.recall),
    f1: readShare(fields.f1),
    support: readCount(fields.support),
    low: readShare(fields.low),
    high: readShare(fields.high),
    seenMentions: readShare(fields.seenMentions),
  };
}
