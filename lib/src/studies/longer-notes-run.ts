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

/** Who is compared. Who counts words cannot do it, whatever the length. */
export const longerNotesReaders = [
  "transformer",
  "LSTM, forward",
  "LSTM, both ways",
] as const;

/** One of {@link longerNotesReaders}. */
export type LongerNotesReader = (typeof longerNotesReaders)[number];

/** How much is trained and measured. */
export interface LongerNotesConfig {
  readonly seeds: readonly number[];
  /** On the notes of this seed each reader tries all rates. */
  readonly rateSeed: number;
  /** Learning rates, of which each reader takes its best. */
  readonly rates: readonly number[];
  /**
   * Passes over the training notes: as many as give each reader about the same
   * time of the processor.
   */
  readonly budgets: readonly LongerNotesBudget[];
  /** Numbers in a word's vector, and in an LSTM's state. */
  readonly dModel: number;
  readonly numTrain: number;
  readonly numValidation: number;
  /** Notes at each distance. */
  readonly numTest: number;
  /** General words of a diagnosis: with them a note has its length. */
  readonly numGeneral: number;
  /** Words between a negation and the first term that it denies. */
  readonly distances: readonly number[];
}

/** How long one reader learns. */
export interface LongerNotesBudget {
  readonly reader: LongerNotesReader;
  readonly epochs: number;
}

/** One reader, trained from one seed at one rate. */
export interface LongerNotesRow {
  readonly reader: LongerNotesReader;
  readonly seed: number;
  readonly rate: number;
  /** Share of the notes with four right decisions, distance by distance. */
  readonly allRight: readonly number[];
  /** The epoch whose parameters were measured, from 1. */
  readonly bestEpoch: number;
  /** Epoch by epoch. */
  readonly trainLoss: readonly number[];
  /** Epoch by epoch. */
  readonly validationF1: readonly number[];
  /**
   * What training took of the processor, all threads together: what else the
   * machine did has little part in it.
   */
  readonly processorSeconds: number;
}

/** What was tried, what was trained, and how much. */
export interface LongerNotesTable {
  readonly config: LongerNotesConfig;
  /** Each reader at each rate, on the notes of `rateSeed`. */
  readonly tried: readonly LongerNotesRow[];
  /** Each reader at its best rate, seed by seed. */
  readonly rows: readonly LongerNotesRow[];
}

/** `data/runs/longer-notes.json`: what twice as many words cost attention, and what an LSTM. */
export interface LongerNotesRun extends StudyRun, LongerNotesTable {
  /** The same in small, which the tests train anew and compare. */
  readonly reduced: LongerNotesTable;
}

/**
 * The rate at which a reader had the highest validation F1; of equals the first.
 *
 * @throws DataError when the reader tried none
 */
export function bestRate(
  reader: LongerNotesReader,
  tried: readonly LongerNotesRow[],
): number {
  const own = tried.filter((row) => row.reader === reader);
  const [first] = own;
  if (first === undefined) throw spoiled("tried", `rows of ${reader}`, "none");
  const scoreOf = (row: LongerNotesRow) => Math.max(...row.validationF1);
  return own.reduce(
    (best, row) => (scoreOf(row) > scoreOf(best) ? row : best),
    first,
  ).rate;
}

const tableKeys = ["config", "tried", "rows"] as const;

/** @throws DataError that names the place in the file */
export function readLongerNotesRun(file: Found): LongerNotesRun {
  const fields = readFields(file, [...aboutKeys, ...tableKeys, "reduced"]);
  return {
    ...readAbout(fields, "longer-notes"),
    ...readTable(fields),
    reduced: readTable(readFields(fields.reduced, tableKeys)),
  };
}

function readTable(
  fields: Record<(typeof tableKeys)[number], Found>,
): LongerNotesTable {
  const config = readConfig(fields.config);
  const read = (found: Found) => readRow(found, config);
  const tried = readList(fields.tried, read);
  const rows = readList(fields.rows, read);
  const of = ({ reader, seed, rate }: Omit<LongerNotesRow, keyof Measured>) =>
    `${reader}, seed ${seed}, rate ${rate}`;
  const { rateSeed, rates, seeds } = config;
  const each = "reader and seed or rate";
  requireWhole(fields.tried.at, {
    expected: longerNotesReaders.flatMap((reader) =>
      rates.map((rate) => of({ reader, seed: rateSeed, rate })),
    ),
    got: tried.map(of),
    each,
  });
  requireWhole(fields.rows.at, {
    expected: longerNotesReaders.flatMap((reader) =>
      seeds.map((seed) => of({ reader, seed, rate: bestRate(reader, tried) })),
    ),
    got: rows.map(of),
    each,
  });
  return { config, tried, rows };
}

type Measured = Omit<LongerNotesRow, "reader" | "seed" | "rate">;

function readConfig(found: Found): LongerNotesConfig {
  const fields = readFields(found, [
    "seeds",
    "rateSeed",
    "rates",
    "budgets",
    "dModel",
    "numTrain",
    "numValidation",
    "numTest",
    "numGeneral",
    "distances",
  ]);
  return {
    seeds: readList(fields.seeds, readCount),
    rateSeed: readCount(fields.rateSeed),
    rates: readList(fields.rates, readNumber),
    budgets: readList(fields.budgets, (item) => {
      const { reader, epochs } = readFields(item, ["reader", "epochs"]);
      return {
        reader: readOneOf(reader, longerNotesReaders),
        epochs: readCount(epochs),
      };
    }),
    dModel: readCount(fields.dModel),
    numTrain: readCount(fields.numTrain),
    numValidation: readCount(fields.numValidation),
    numTest: readCount(fields.numTest),
    numGeneral: readCount(fields.numGeneral),
    distances: readList(fields.distances, readCount),
  };
}

function readRow(
  found: Found,
  { distances }: LongerNotesConfig,
): LongerNotesRow {
  const fields = readFields(found, [
    "reader",
    "seed",
    "rate",
    "allRight",
    "bestEpoch",
    "trainLoss",
    "validationF1",
    "processorSeconds",
  ]);
  const allRight = readList(fields.allRight, readShare);
  if (allRight.length !== distances.length) {
    const expected = `${distances.length} numbers, one for each distance`;
    throw spoiled(fields.allRight.at, expected, `${allRight.length} numbers`);
  }
  return {
    reader: readOneOf(fields.reader, longerNotesReaders),
    seed: readCount(fields.seed),
    rate: readNumber(fields.rate),
    allRight,
    bestEpoch: readCount(fields.bestEpoch),
    trainLoss: readList(fields.trainLoss, readNumber),
    validationF1: readList(fields.validationF1, readShare),
    processorSeconds: readNumber(fields.processorSeconds),
  };
}
