import ts from "typescript";
import { describe, expect, it } from "vitest";
import { circlesOf, type Import, partOf, projectImports, statementsOf } from "./project-imports";

const imports = projectImports();

/** Imports from files whose path begins with one of `from` to those that begin with one of `to`. */
function between(
  from: readonly string[],
  to: readonly string[],
  among: readonly Import[] = imports,
): string[] {
  const begins = (path: string, starts: readonly string[]) =>
    starts.some((start) => path === start || path.startsWith(`${start}/`));
  return among
    .filter((each) => begins(each.from, from) && begins(each.to, to))
    .map((each) => `${each.from} imports ${each.to}`);
}

const below = (folder: string, ...names: string[]) => names.map((name) => `${folder}/${name}`);
const lib = (...names: string[]) => below("lib/src", ...names);
const grader = (...names: string[]) => below("autograder/src", ...names);

describe("imports point one way", () => {
  it.each([
    ["autograder/src/check/check.ts", "lib/src", false],
    ["tools/src/course/course-folder.ts", "autograder/src/exercises", false],
    ["autograder/src/judging/judge-desk.ts", "autograder/src/exercises/index.ts", false],
    ["autograder/src/check/check.ts", "autograder/src/exercises/exercise.ts", true],
  ])("sees that %s imports %s", (from, to, isType) => {
    expect(imports).toContainEqual({ from, to, isType });
  });

  it.each<[string, readonly string[], readonly string[]]>([
    ["lib does not know the grader", ["lib"], ["autograder", "tools"]],
    ["the grader does not know the tools", ["autograder"], ["tools"]],
    [
      "lib's foundations do not know what stands on them",
      lib("errors", "random", "vocab", "clinical", "data", "text", "visits"),
      lib("layers", "models", "display"),
    ],
    ["layers do not know models", lib("layers"), lib("models")],
    [
      "display stands apart",
      lib("display"),
      lib("vocab", "clinical", "data", "layers", "models", "backend"),
    ],
    [
      "what runs beside a learner's code does not know what judges it",
      grader("probing", "exercises/probing"),
      grader("judging", "exercises/judging", "exercises/drawing", "grading", "check", "report"),
    ],
    [
      "the compiler of foreign notebooks does not know the exercises",
      grader("slicing", "notebook", "declarations"),
      grader("exercises", "judging", "grading", "supply", "check", "report"),
    ],
    ["the sandbox knows nothing of the course", grader("sandbox", "data"), grader("exercises")],
    [
      "judges do not know who runs them",
      grader("exercises"),
      grader("judging", "probing", "supply", "grading", "slicing", "sandbox", "check"),
    ],
    [
      "nobody knows the adversaries that try all of it",
      [...grader("check", "cli", "grading", "judging", "probing", "sandbox"), "tools/src"],
      grader("adversary"),
    ],
    [
      "judges and supplies do not know the grading that uses them",
      grader("judging", "supply"),
      grader("grading", "batch", "queue", "submissions"),
    ],
    [
      "who finds what was handed in does not know what becomes of it",
      grader("submissions"),
      grader("grading", "batch", "queue", "judging", "report"),
    ],
    [
      "grading does not know how many there are, and where else is graded",
      grader("grading"),
      grader("batch", "queue", "cli"),
    ],
    ["a batch does not know the machines that it is spread over", grader("batch"), grader("queue")],
  ])("%s", (_, from, to) => {
    expect(between(from, to)).toEqual([]);
  });

  it("gives a probe only what goes into the sandbox with it", () => {
    const allowed = /^autograder\/src\/(data|exercises\/probing)\//;
    const others = imports.filter(
      ({ from, to, isType }) => /\/(probe|try-out)\.ts$/.test(from) && !isType && !allowed.test(to),
    );
    expect(others).toEqual([]);
  });

  it("keeps exercises, and so tensors, out of the process that grades", () => {
    const build = "autograder/src/grading/write-exercise-texts.ts";
    const loaded = imports.filter(({ from, isType }) => from !== build && !isType);
    expect(between(grader("grading"), grader("exercises"), loaded)).toEqual([]);
  });

  it("has no circle of files, types included", () => {
    expect(circlesOf(imports)).toEqual([]);
  });

  it("has no circle of folders", () => {
    expect(circlesOf(imports, partOf)).toEqual([]);
  });

  it.each(["lib/src/index.ts", "autograder/src/index.ts", "autograder/src/declarations/index.ts"])(
    "lets %s only hand on names",
    (file) => {
      expect(statementsOf(file).every(ts.isExportDeclaration)).toBe(true);
    },
  );
});
