import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { type IsolationChoice, isolationChoices } from "../sandbox/isolation";
import { UsageError } from "./usage-error";

export const gradeUsage = `npm run grade -- PATH… [options]

PATH is a notebook or a folder of notebooks; folders are searched to any depth.

  --json FILE|-      write the result as JSON; - is standard output, and then nothing else goes there
                     (npm prints a heading of its own: use "npm run --silent grade -- …" in a pipe)
  --out DIR          write DIR/result.json
  --jobs N           notebooks at a time (default: the number of cores)
  --seed S           replay a batch: the seed that an earlier report names (default: a fresh one)
  --isolation KIND   auto (default: bwrap where it starts, else container), bwrap, container (docker or
                     podman), uid (for autograders' throw-away containers only: npm run export), or
                     none: for your own work only, no protection
  --notebook NAME    the notebook that is asked for (02, or 02-self-attention): others earn nothing
  --timeout S        CPU seconds an exercise may use, a whole number (default 10)
  --help

exit 0 all graded · 1 some submission could not be graded · 2 usage or grader fault`;

export interface GradeOptions {
  readonly paths: readonly string[];
  readonly json: string | null;
  readonly out: string | null;
  readonly jobs: number;
  readonly seed: string | null;
  readonly isolation: IsolationChoice;
  readonly notebook: string | null;
  readonly timeoutSeconds: number;
  readonly help: boolean;
}

/**
 * The options of `npm run grade`.
 *
 * @throws UsageError for an unknown option, a value out of range, or no path
 */
export function parseGradeOptions(args: readonly string[]): GradeOptions {
  const { values, positionals } = parseStrictly(args);
  const help = values.help === true;
  if (positionals.length === 0 && !help) {
    throw new UsageError("grade: expected at least one notebook or folder, got none.");
  }
  return {
    paths: positionals,
    json: values.json ?? null,
    out: values.out ?? null,
    jobs: readNumber("--jobs", values.jobs, 256) ?? availableParallelism(),
    seed: readSeed(values.seed),
    isolation: readIsolation(values.isolation),
    notebook: readNotebook(values.notebook),
    // The kernel counts processor time in whole seconds.
    timeoutSeconds: readNumber("--timeout", values.timeout, 3600) ?? 10,
    help,
  };
}

function parseStrictly(args: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: text,
        out: text,
        jobs: text,
        seed: text,
        isolation: text,
        notebook: text,
        timeout: text,
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    // Node goes on with how to pass a file whose name starts with a dash.
    const [says] = (error instanceof Error ? error.message : String(error)).split(". To specify");
    throw new UsageError(`grade: ${says}`);
  }
}

function readNumber(name: string, text: string | undefined, most: number): number | null {
  if (text === undefined) return null;
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new UsageError(`grade: ${name} expects a whole number from 1 to ${most}, got "${text}".`);
}

function readSeed(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (/^[\w-]{1,64}$/.test(text)) return text;
  throw new UsageError(
    'grade: --seed expects up to 64 letters, digits, "_" or "-", as a report names it.',
  );
}

/** Which notebooks there are is the grader's to say: the command line does not load the exercises. */
function readNotebook(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (/^\d\d(-[a-z0-9-]+)?$/.test(text)) return text;
  throw new UsageError(
    `grade: --notebook expects a notebook's number or name, like 02 or 02-self-attention, got "${text}".`,
  );
}

function readIsolation(text: string | undefined): IsolationChoice {
  const choice = isolationChoices.find((known) => known === (text ?? "auto"));
  if (choice !== undefined) return choice;
  throw new UsageError(
    `grade: --isolation expects one of ${isolationChoices.join(", ")}, got "${text}".`,
  );
}
