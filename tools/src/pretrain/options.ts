import path from "node:path";
import { parseArgs } from "node:util";

/** What `npm run pretrain` is asked for. */
export interface PretrainOptions {
  readonly folder: string;
  readonly seed: number;
  /** Each phase has so much of the recipe's steps. */
  readonly share: number;
}

export const usage = `npm run pretrain                 make data/clinical-bert-mini anew
  --out DIR                      write it there instead
  --seed S                       from another seed than 42
  --quick                        with a hundredth of the steps, to see that it works`;

/** @throws Error that says what may stand in the command */
export function pretrainOptions(args: readonly string[], root: string): PretrainOptions {
  const { out, seed, quick } = parse(args);
  return {
    folder: path.resolve(out ?? path.join(root, "data", "clinical-bert-mini")),
    seed: wholeNumber("--seed", seed ?? "42"),
    share: quick ? 0.01 : 1,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { out: { type: "string" }, seed: { type: "string" }, quick: { type: "boolean" } },
    }).values;
  } catch (error) {
    throw new Error(`pretrain: ${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

function wholeNumber(option: string, text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new Error(`pretrain: expected a whole number after ${option}, got "${text}".\n${usage}`);
}
