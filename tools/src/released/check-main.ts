import { existsSync } from "node:fs";
import { join } from "node:path";
import { limitMessages } from "@attending/autograder/dist/explanations/limit-messages";
import { type ChildRun, ownWorkLimits, type RunLimits, runLimited } from "./limited-process";
import type { ReleasedCourse } from "./own-answers";

type AskedCourse = Pick<ReleasedCourse, "exercises" | "root">;

/**
 * `npm run check -- [02.1 …]` of a release: the same cards as in the notebook, on what is saved in
 * `work/`. Exit code 0 when all that was asked for is right, else 1.
 *
 * @param script checks the exercises that it is given, and says which it begins: `tools/check-child.cjs`
 */
export async function checkOwnWork(
  course: AskedCourse,
  script: string,
  numbers: readonly string[],
  limits: RunLimits = ownWorkLimits,
): Promise<number> {
  let rest = askedIds(course, numbers);
  let allRight = true;
  while (rest.length > 0) {
    const { right, unfinished, end } = await runLimited(script, rest, limits);
    allRight &&= end === "done" && [...right.values()].every(Boolean);
    if (end === "done") break;
    const stopped = unfinished ?? rest.find((id) => !right.has(id));
    if (stopped === undefined) break;
    const { title } = course.exercises.find(({ id }) => id === stopped) ?? { title: "" };
    console.log(`\n${stopped} ${title}: ${explain(end, limits)}`);
    // Whatever comes behind it gets a process that is whole.
    rest = rest.slice(rest.indexOf(stopped) + 1);
  }
  return allRight ? 0 : 1;
}

function explain(end: Exclude<ChildRun["end"], "done">, limits: RunLimits): string {
  if (end === "died") return "Stopped by an error\n  Your code ended the process.";
  const seconds = end === "cpu" ? limits.cpuSeconds : limits.wallSeconds;
  return `Out of time after ${seconds} seconds\n  ${limitMessages[end]}`;
}

/** The exercises that were asked for: `02.1`, or `02` for a notebook's, or all of those that are here. */
function askedIds({ exercises, root }: AskedCourse, numbers: readonly string[]): string[] {
  const ids = exercises.map(({ id }) => id);
  if (numbers.length === 0) {
    return exercises.filter(({ notebook }) => isHere(root, notebook)).map(({ id }) => id);
  }
  return numbers.flatMap((number) => {
    const asked = ids.filter((id) => id === number || id.startsWith(`${number}.`));
    if (asked.length > 0) return asked;
    throw new Error(
      `exercise: expected one of ${ids.join(", ")}, got "${number}". Take the number from the exercise's heading.`,
    );
  });
}

/** In the release, or left in `work/` by an earlier one. */
const isHere = (root: string, notebook: string): boolean =>
  ["notebooks", "work"].some((folder) => existsSync(join(root, folder, `${notebook}.ipynb`)));
