import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { exercises as allExercises, type Exercise } from "@attending/autograder/dist/exercises";
import { type ImportGraph, importGraph } from "@attending/autograder/dist/supply/bundle-leaks";
import { libExports } from "@attending/autograder/dist/supply/lib-exports";
import { kindredModules } from "./kindred-modules";
import type { ReleaseOptions } from "./release-options";

/** What a release holds, and what it must not hold. */
export interface ReleasePlan {
  readonly root: string;
  readonly notebooks: readonly string[];
  /** Exercises of the release's notebooks and of those before: they can be checked. */
  readonly checked: readonly Exercise[];
  /** Exercises whose answers are nowhere in the release. */
  readonly withheld: readonly Exercise[];
  /** Modules of the library that give such an answer away and are absent, with its exercises. */
  readonly kindred: ReadonlyMap<string, readonly string[]>;
  /** Such modules in whose place another stands: its compiled file, from `root`. */
  readonly standIns: ReadonlyMap<string, string>;
  /** The public values of the library, each with its module: `layers/linear`. */
  readonly modules: ReadonlyMap<string, string>;
  /** What each module imports, directly. */
  readonly imports: ReadonlyMap<string, readonly string[]>;
}

/** @throws Error where the list of kindred modules names one that is gone */
export function releasePlan(root: string, options: ReleaseOptions): ReleasePlan {
  const { notebooks, given } = options;
  const withheld = allExercises.filter(({ card }) => !given.includes(card.notebook));
  const last = notebooks.at(-1) ?? "";
  const ids = new Set(withheld.map(({ card }) => card.id));
  const source = path.join(root, "lib", "src");
  const moduleOf = (file: string) => path.relative(source, file).replace(/\.ts$/, "");
  const names = libExports(path.join(source, "index.ts"));
  return {
    root,
    notebooks,
    checked: allExercises.filter(({ card }) => card.notebook <= last),
    withheld,
    kindred: kindredOf(source, ids),
    standIns: standInsFor(ids),
    modules: new Map([...names].map(([name, file]) => [name, moduleOf(file)])),
    imports: modulesOf(importGraph(source), moduleOf),
  };
}

function kindredOf(source: string, withheld: ReadonlySet<string>): Map<string, string[]> {
  const kindred = new Map<string, string[]>();
  for (const { module, answers, standIn } of kindredModules) {
    if (!existsSync(path.join(source, `${module}.ts`))) {
      throw new Error(`release: kindredModules names ${module}, which is not in lib/src.`);
    }
    const closed = answers.filter((id) => withheld.has(id));
    if (closed.length > 0 && standIn === undefined) kindred.set(module, closed);
  }
  return kindred;
}

function standInsFor(withheld: ReadonlySet<string>): Map<string, string> {
  const needed = kindredModules.filter(({ answers }) => answers.some((id) => withheld.has(id)));
  return new Map(
    needed.flatMap(({ module, standIn }) =>
      standIn === undefined ? [] : [[module, `tools/dist/released/stand-ins/${standIn}.js`]],
    ),
  );
}

function modulesOf(
  graph: ImportGraph,
  moduleOf: (file: string) => string,
): Map<string, readonly string[]> {
  return new Map([...graph].map(([file, to]) => [moduleOf(file), to.map(moduleOf)]));
}

/** The module that declares an exercise's answer. */
export function answerModule({ card }: Exercise): string {
  return card.from.replace(/^lib\/src\//, "").replace(/\.ts$/, "");
}

/**
 * The exercises whose names a notebook does not find in the library: those that are due, but for an
 * answer of a later notebook that has a stand-in until then.
 *
 * @param notebook none for the library itself, which serves all of them
 */
export function absentAnswers(
  { withheld, standIns }: ReleasePlan,
  notebook = "",
): readonly Exercise[] {
  return withheld.filter(
    (exercise) => !standIns.has(answerModule(exercise)) || exercise.card.notebook <= notebook,
  );
}

/** The exercises whose withheld answers a name of the library is, or is built on. */
export function neededAnswers(plan: ReleasePlan, name: string): Exercise[] {
  const answers = new Map(plan.withheld.map((exercise) => [answerModule(exercise), exercise]));
  const found = new Set<Exercise>();
  const seen = new Set<string>();
  const visit = (module: string): void => {
    if (seen.has(module) || plan.kindred.has(module)) return;
    seen.add(module);
    const answer = answers.get(module);
    if (answer !== undefined) found.add(answer);
    // What an answer is built on is the learner's own affair.
    else for (const next of plan.imports.get(module) ?? []) visit(next);
  };
  visit(plan.modules.get(name) ?? "");
  return plan.withheld.filter((exercise) => found.has(exercise));
}

/** The version of the course. */
export function courseVersion(root: string): string {
  const about: { version: string } = JSON.parse(
    readFileSync(path.join(root, "package.json"), "utf8"),
  );
  return about.version;
}
