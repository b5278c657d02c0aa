import path from "node:path";
import { parseArgs } from "node:util";

/** What `npm run train:ner` is asked for. */
export interface TrainNerOptions {
  /** A folder, or the name of a model that `npm run data` has fetched. */
  readonly model: string;
  /** A folder, or the name of a corpus that `npm run data` has fetched. */
  readonly data: string;
  readonly epochs: number;
  readonly batch: number;
  readonly learningRate: number;
  /** Pieces of a sentence, with [CLS] and [SEP]. */
  readonly maxLength: number;
  readonly seeds: readonly number[];
  /** Where the result goes; its name is the run's. */
  readonly out: string;
  readonly resume: boolean;
}

export const usage = `npm run train:ner -- --model FOLDER --data FOLDER
  --epochs 4 --batch 16 --learning-rate 3e-4 --max-length 192 --seeds 42,43
  --out FILE    where the result goes (data/runs/bc5cdr.json)
  --resume      go on with a run that was stopped`;

/** @throws Error that says what may stand in the command */
export function trainNerOptions(args: readonly string[]): TrainNerOptions {
  const values = parse(args);
  const { model, data, out } = values;
  if (model === undefined) throw refuse("--model and a folder, got none");
  if (data === undefined) throw refuse("--data and a folder, got none");
  if (path.extname(out) !== ".json") throw refuse(`a file.json after --out, got ${out}`);
  return {
    ...{ model, data, out },
    epochs: wholeNumber("--epochs", values.epochs),
    batch: wholeNumber("--batch", values.batch),
    learningRate: positiveNumber("--learning-rate", values["learning-rate"]),
    maxLength: wholeNumber("--max-length", values["max-length"]),
    seeds: seedsFrom(values.seeds),
    resume: values.resume,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        model: { type: "string" },
        data: { type: "string" },
        epochs: { type: "string", default: "4" },
        batch: { type: "string", default: "16" },
        "learning-rate": { type: "string", default: "3e-4" },
        "max-length": { type: "string", default: "192" },
        seeds: { type: "string", default: "42,43" },
        out: { type: "string", default: "data/runs/bc5cdr.json" },
        resume: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw refuse(`other options (${error instanceof Error ? error.message : error})`);
  }
}

function seedsFrom(text: string): number[] {
  const seeds = text.split(",").map((seed) => wholeNumber("--seeds", seed));
  if (new Set(seeds).size === seeds.length) return seeds;
  throw refuse(`each seed once after --seeds, got ${text}`);
}

function wholeNumber(option: string, text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw refuse(`whole numbers from 1 after ${option}, got "${text}"`);
}

function positiveNumber(option: string, text: string): number {
  const number = Number(text);
  if (text !== "" && Number.isFinite(number) && number > 0) return number;
  throw refuse(`a number above 0 after ${option}, got "${text}"`);
}

function refuse(what: string): Error {
  return new Error(`train:ner: expected ${what}.\n${usage}`);
}
