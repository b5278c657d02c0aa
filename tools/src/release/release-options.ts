import { parseArgs } from "node:util";
import { CourseError } from "@attending/lib";

export interface ReleaseOptions {
  readonly folder: string;
  /** Names of notebooks, in the order of the course. */
  readonly notebooks: readonly string[];
  /** Notebooks whose exercises are past their deadline: the library holds their answers. */
  readonly given: readonly string[];
}

export const usage = `npm run release -- FOLDER [--notebooks 01,02,03] [--given 01,02]

Makes the learners' version of the course in FOLDER, which must be empty or not there yet.

--notebooks NN,…   the notebooks that it holds (default: all)
--given NN,…       notebooks that are past their deadline: the library gives their answers
                   (default: none; the answers of all others are nowhere in the release)`;

/**
 * What the command line asks for.
 *
 * @param course the names of all notebooks: `02-self-attention`
 * @throws CourseError for an unknown flag or notebook
 */
export function releaseOptions(args: readonly string[], course: readonly string[]): ReleaseOptions {
  const { values, positionals } = parsed(args);
  const [folder, ...others] = positionals;
  if (folder === undefined || others.length > 0) {
    throw refused("one folder", positionals.join(" ") || "none");
  }
  const given = chosen(values.given ?? "", course);
  const wanted = values.notebooks === undefined ? course : chosen(values.notebooks, course);
  return { folder, notebooks: wanted, given };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { notebooks: { type: "string" }, given: { type: "string" } },
    });
  } catch (error) {
    throw refused("the flags below", error instanceof Error ? error.message : "others");
  }
}

/** The notebooks of a list of numbers, in the order of the course. */
function chosen(list: string, course: readonly string[]): string[] {
  const numbers = list.split(",").flatMap((number) => number.trim() || []);
  for (const number of numbers) {
    if (!course.some((name) => name.startsWith(`${number}-`))) {
      throw refused(`numbers of ${course.map((name) => name.slice(0, 2)).join(", ")}`, number);
    }
  }
  return course.filter((name) => numbers.includes(name.slice(0, 2)));
}

function refused(expected: string, got: string): CourseError {
  return new CourseError({ where: "release", expected, got, fix: `\n\n${usage}` });
}
