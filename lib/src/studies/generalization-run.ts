import {
  type Found,
  readCount,
  readFields,
  readList,
  readOneOf,
  readShare,
  readText,
  spoiled,
} from "./strict-reading";
import { aboutKeys, readAbout, type StudyRun } from "./study-run";

/** Who was taught by one corpus, and looks for diseases in two. */
export const generalizationReaders = ["dictionary", "BERT"] as const;

/** One of {@link generalizationReaders}. */
export type GeneralizationReader = (typeof generalizationReaders)[number];

/** Gold entities of which one knows whether they had been seen. */
export interface MentionCounts {
  readonly numMentions: number;
  readonly numFound: number;
}

/** What a reader found of one type of entity in the test sentences. */
export interface GeneralizationRow {
  readonly reader: GeneralizationReader;
  /** Of the training; 0 where nothing is drawn. */
  readonly seed: number;
  /** Whose test sentences they are. */
  readonly corpus: string;
  readonly mode: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** The 95 % interval of the F1, over sentences. */
  readonly low: number;
  readonly high: number;
  /** Written in the training sentences, as an entity of the type. */
  readonly seen: MentionCounts;
  readonly unseen: MentionCounts;
}

/** `data/runs/generalization.json`: counts and scores, no text. */
export interface GeneralizationRun extends StudyRun {
  readonly model: string;
  readonly trainedOn: string;
  /** The only type that is looked for. */
  readonly type: string;
  readonly rows: readonly GeneralizationRow[];
}

/** @throws DataError that names the place in the file */
export function readGeneralizationRun(file: Found): GeneralizationRun {
  const own = ["model", "trainedOn", "type", "rows"] as const;
  const fields = readFields(file, [...aboutKeys, ...own]);
  const rows = readList(fields.rows, readRow);
  const corpora = new Set(rows.map(({ corpus }) => corpus));
  const readers = new Set(rows.map(({ reader, seed }) => `${reader} ${seed}`));
  const isWhole =
    readers.size > 0 && rows.length === corpora.size * readers.size;
  if (!isWhole || new Set(rows.map(nameOf)).size < rows.length) {
    const expected = "a row for each reader on each corpus";
    throw spoiled(fields.rows.at, expected, `${rows.length} rows`);
  }
  return {
    ...readAbout(fields, "generalization"),
    model: readText(fields.model),
    trainedOn: readText(fields.trainedOn),
    type: readText(fields.type),
    rows,
  };
}

const nameOf = ({ reader, seed, corpus }: GeneralizationRow): string =>
  `${reader} ${seed} ${corpus}`;

function readRow(found: Found): GeneralizationRow {
  const row = readFields(found, [
    ...(["reader", "seed", "corpus", "mode", "precision", "recall"] as const),
    ...(["f1", "low", "high", "seen", "unseen"] as const),
  ]);
  return {
    reader: readOneOf(row.reader, generalizationReaders),
    seed: readCount(row.seed),
    corpus: readText(row.corpus),
    mode: readText(row.mode),
    precision: readShare(row.precision),
    recall: readShare(row.recall),
    f1: readShare(row.f1),
    low: readShare(row.low),
    high: readShare(row.high),
    seen: readMentions(row.seen),
    unseen: readMentions(row.unseen),
  };
}

function readMentions(found: Found): MentionCounts {
  const fields = readFields(found, ["numMentions", "numFound"]);
  const numMentions = readCount(fields.numMentions);
  const numFound = readCount(fields.numFound);
  if (numFound <= numMentions) return { numMentions, numFound };
  const expected = `at most ${numMentions} that were found`;
  throw spoiled(found.at, expected, numFound);
}
