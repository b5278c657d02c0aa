import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { UsageError } from "../cli/usage-error";
import { publicSeed } from "../judging/public-seed";

export const mutantsUsage = `npm run mutants -- [EXERCISE…] [options]

EXERCISE is an id, or the number of a notebook: 02.1, 04 (default: all).

  --json FILE    write every mutant and its verdict as JSON; - is standard output
  --jobs N       mutants at a time (default: the number of cores)
  --seeds A,B,…  what inputs are drawn from (default: ${publicSeed} and two more)
  --write-docs   write the table into docs/mutants.md: of all exercises, under the seeds by default
  --help

exit 0 each mutant is killed, advised or argued for · 1 some live, or an argument is stale · 2 usage or fault`;

/**
 * A grading has one hidden seed, so a mutant must lose under each of these: that of `check()`, and
 * two that stand for hidden ones. Inputs are drawn from them just as a grading draws its own.
 */
export const defaultSeeds: readonly string[] = [publicSeed, "mutants-1", "mutants-2"];

export interface MutantsOptions {
  readonly exercises: readonly string[];
  readonly json: string | null;
  readonly jobs: number;
  readonly seeds: readonly string[];
  readonly writeDocs: boolean;
  readonly help: boolean;
}

/** @throws UsageError for an unknown option, or a value out of range */
export function parseMutantsOptions(args: readonly string[]): MutantsOptions {
  const { values, positionals } = parseStrictly(args);
  const writeDocs = values["write-docs"] === true;
  if (writeDocs && (positionals.length > 0 || values.seeds !== undefined)) {
    throw new UsageError("mutants: --write-docs expects all exercises and no --seeds.");
  }
  return {
    exercises: positionals,
    json: values.json ?? null,
    jobs: readJobs(values.jobs),
    seeds: readSeeds(values.seeds),
    writeDocs,
    help: values.help === true,
  };
}

function parseStrictly(args: readonly string[]) {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ json: text, jobs: text, seeds: text, "write-docs": flag },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    throw new UsageError(`mutants: ${says}`);
  }
}

function readJobs(text: string | undefined): number {
  if (text === undefined) return availableParallelism();
  const jobs = Number(text);
  if (Number.isInteger(jobs) && jobs >= 1 && jobs <= 256) return jobs;
  throw new UsageError(`mutants: --jobs expects a whole number from 1 to 256, got "${text}".`);
}

function readSeeds(text: string | undefined): readonly string[] {
  if (text === undefined) return defaultSeeds;
  const seeds = text.split(",");
  if (seeds.every((seed) => /^[\w-]{1,64}$/.test(seed))) return seeds;
  throw new UsageError('mutants: --seeds expects names of letters, digits, "_" and "-".');
}

/** Those of all exercises that were asked for, in their own order. @throws UsageError that lists them */
export function chosenExercises<Card extends { readonly id: string }>(
  cards: readonly Card[],
  asked: readonly string[],
): readonly Card[] {
  const fits = (id: string, name: string) => id === name || id.startsWith(`${name}.`);
  const unknown = asked.find((name) => !cards.some(({ id }) => fits(id, name)));
  if (unknown !== undefined) {
    const known = cards.map(({ id }) => id).join(", ");
    throw new UsageError(`mutants: expected exercises among ${known}, got "${unknown}".`);
  }
  if (asked.length === 0) return cards;
  return cards.filter(({ id }) => asked.some((name) => fits(id, name)));
}
