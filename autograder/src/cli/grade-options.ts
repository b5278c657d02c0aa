import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import type { IsolationChoice } from "../sandbox/isolation";
import { type MarksOptions, marksOptionTypes, marksUsage, readMarksOptions } from "./marks-options";
import { readIsolation, readNumber } from "./option-values";
import { readReplay } from "./replay-options";
import { UsageError } from "./usage-error";

export const gradeUsage = `npm run grade -- PATH… [options]

PATH is a notebook or a folder of notebooks; folders are searched to any depth.

  --json FILE|-      write the result as JSON; - is standard output, and then nothing else goes there
                     (npm prints a heading of its own: use "npm run --silent grade -- …" in a pipe)
  --out DIR          write all reports into DIR: index.html (the class), students/ (a page each),
                     gradebook.csv (nbgrader's columns), canvas.csv, exercises.csv, summary.md,
                     result.json; and keep each result in DIR/state/ as soon as there is one
  --gradescope FILE, --prairielearn FILE
                     write one learner's results.json for that platform
  --resume           go on with the batch in --out DIR after an interruption, or when some submissions
                     have changed: same hidden seed, and only what is not graded yet, or has changed
                     (notebook, exercises, library, --timeout or --isolation), is graded
  --queue URL        grade by workers (npm run worker) at a Redis, redis://host:port or rediss://…;
                     a password may stand in ATTENDING_QUEUE_PASSWORD; see docs/queue.md
  --jobs N           notebooks at a time (default: the number of cores)
  --seed S           the seed that an earlier report names (default: a fresh one)
  --replay REPORT    grade a report's files again, with its seed and limits, and say which verdicts
                     are not what they were; PATH: where the files are now, if they moved
  --isolation KIND   auto (default: bwrap where it starts, else container), bwrap, container (docker or
                     podman), uid (for autograders' throw-away containers only: npm run export), or
                     none: for your own work only, no protection
  --notebook NAME    the notebook that is asked for (02, or 02-self-attention): others earn nothing
  --timeout S        CPU seconds an exercise may use, a whole number (default 10)${marksUsage}
  --help

exit 0 all graded · 1 some submission could not be graded · 2 usage or grader fault
     with --replay: 0 the same verdicts · 1 others · 2 a file is missing, usage or grader fault`;

export interface GradeOptions {
  readonly paths: readonly string[];
  readonly json: string | null;
  readonly out: string | null;
  readonly gradescope: string | null;
  readonly prairielearn: string | null;
  readonly resume: boolean;
  /** A Redis at which workers wait; null: this machine grades. */
  readonly queue: string | null;
  readonly jobs: number;
  readonly seed: string | null;
  readonly isolation: IsolationChoice;
  readonly notebook: string | null;
  readonly timeoutSeconds: number;
  readonly help: boolean;
  /** A report whose files are graded again. */
  readonly replay: string | null;
  readonly marks: MarksOptions;
}

/**
 * The options of `npm run grade`.
 *
 * @throws UsageError for an unknown option, a value out of range, or no path
 */
export function parseGradeOptions(args: readonly string[]): GradeOptions {
  const { values, positionals } = parseStrictly(args);
  const help = values.help === true;
  const replay = readReplay(values);
  if (positionals.length === 0 && replay === null && !help) {
    throw new UsageError("grade: expected at least one notebook or folder, got none.");
  }
  const resume = values.resume === true;
  if (resume && values.out === undefined) {
    throw new UsageError("grade: --resume expects --out DIR, the folder of the batch, got none.");
  }
  if (values.roster !== undefined && values.out === undefined) {
    throw new UsageError("grade: --roster expects --out DIR, where the gradebooks go, got none.");
  }
  if (values.queue !== undefined && values.notebook !== undefined) {
    throw new UsageError(
      "grade: --notebook and --queue do not go together: workers take any notebook.",
    );
  }
  return {
    paths: positionals,
    json: values.json ?? null,
    out: values.out ?? null,
    gradescope: values.gradescope ?? null,
    prairielearn: values.prairielearn ?? null,
    resume,
    queue: values.queue ?? null,
    jobs: readNumber("grade: --jobs", values.jobs, 256) ?? availableParallelism(),
    seed: readSeed(values.seed),
    isolation: readIsolation("grade", values.isolation),
    notebook: readNotebook(values.notebook),
    // The kernel counts processor time in whole seconds.
    timeoutSeconds: readNumber("grade: --timeout", values.timeout, 3600) ?? 10,
    help,
    replay,
    marks: readMarksOptions(values),
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
        gradescope: text,
        prairielearn: text,
        resume: { type: "boolean" },
        queue: text,
        jobs: text,
        seed: text,
        isolation: text,
        notebook: text,
        timeout: text,
        ...marksOptionTypes,
        replay: text,
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    // Node goes on with how to pass a file whose name starts with a dash.
    const [says] = (error instanceof Error ? error.message : String(error)).split(". To specify");
    throw new UsageError(`grade: ${says}`);
  }
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
