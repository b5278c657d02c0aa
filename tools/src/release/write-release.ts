import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readExerciseTexts } from "@attending/autograder/dist/grading/exercise-texts";
import { bundleReleasedChecks } from "@attending/autograder/dist/released/bundle-released-checks";
import { CourseError } from "@attending/lib";
import { type Notebook, notebookBytes } from "../course/notebook";
import type { ReleasedExercise } from "../released/own-answer";
import { compiledFiles, withoutSourceMap } from "./compiled-files";
import { learnerReadme } from "./learner-readme";
import { answerModule, type ReleasePlan } from "./release-plan";
import { writeReleasedLib } from "./released-lib";
import { releasedNotebook } from "./released-notebook";
import { releasedWorkspaces, writePackages } from "./released-packages";

/** What a release starts: all else is what these need. */
const entries = [
  "tools/dist/kernel/main.js",
  "tools/dist/kernel/interrupt-worker.js",
  "tools/dist/headless/main.js",
  "tools/dist/data/main.js",
  "tools/dist/headless/kernel-process.js",
  "tools/dist/released/earlier-module.js",
  "tools/dist/released/library-with-answers.js",
  "tools/dist/released/own-answers.js",
  "tools/dist/released/check-child.js",
  "tools/dist/released/check-main.js",
  "tools/dist/released/submit-main.js",
];

/** The types of `check`, for the kernel. */
const typeEntries = ["autograder/dist/index.d.ts"];

/** What is copied as it stands. Tests stand elsewhere. */
const copied = [
  "LICENSE",
  "data/clinical-bert-mini",
  "data/manifest.json",
  "data/runs",
  "tools/run.mjs",
  "tools/build/build.mjs",
  "tools/start",
  "tools/jupyter",
  "tools/native",
];

/**
 * Writes a release into an empty folder.
 *
 * @param checks each exercise's stored check, by id
 * @throws CourseError when the folder holds something
 */
export async function writeRelease(
  plan: ReleasePlan,
  out: string,
  checks: ReadonlyMap<string, Buffer>,
): Promise<void> {
  requireEmpty(out);
  for (const workspace of releasedWorkspaces) {
    mkdirSync(path.join(out, workspace), { recursive: true });
  }
  for (const file of copied) {
    cpSync(path.join(plan.root, file), path.join(out, file), { recursive: true });
  }
  writeReleasedLib(plan, out);
  const packages = writeCompiled(plan, out);
  await writeChecks(plan, out, checks);
  writeEarlier(plan, out);
  writeCommands(out);
  for (const name of plan.notebooks) {
    const version = releasedNotebook(plan, name, readNotebook(plan, name));
    write(path.join(out, "notebooks", `${name}.ipynb`), notebookBytes(version));
  }
  write(path.join(out, "README.md"), learnerReadme(plan));
  write(path.join(out, ".gitignore"), "node_modules/\n.venv/\n.attending/\nwork/\n");
  writePackages(plan.root, out, packages);
}

function requireEmpty(out: string): void {
  if (!existsSync(out) || readdirSync(out).length === 0) return;
  throw new CourseError({
    where: "release",
    expected: "a folder that is empty or not there yet",
    got: out,
    fix: "Name another, or remove it first.",
  });
}

function readNotebook({ root }: ReleasePlan, name: string): Notebook {
  return JSON.parse(readFileSync(path.join(root, "notebooks", `${name}.ipynb`), "utf8"));
}

function writeCompiled({ root }: ReleasePlan, out: string): readonly string[] {
  const needed = compiledFiles(root, entries);
  const types = compiledFiles(root, typeEntries);
  for (const file of [...needed.files, ...types.files]) {
    write(path.join(out, file), withoutSourceMap(readFileSync(path.join(root, file), "utf8")));
  }
  return needed.packages;
}

async function writeChecks(
  { checked, modules, withheld }: ReleasePlan,
  out: string,
  checks: ReadonlyMap<string, Buffer>,
): Promise<void> {
  const due = new Set(withheld.map(({ card }) => card.symbol));
  const names = [...modules.keys()].filter((name) => !due.has(name));
  const { text } = await bundleReleasedChecks(checked, names);
  const folder = path.join(out, "autograder", "dist");
  write(path.join(folder, "index.js"), text);
  for (const { card } of checked) {
    const bytes = checks.get(card.id);
    if (bytes === undefined) throw new Error(`release: there is no stored check of ${card.id}.`);
    mkdirSync(path.join(folder, "checks"), { recursive: true });
    writeFileSync(path.join(folder, "checks", `${card.id}.bin`), bytes);
  }
}

/** `@attending/earlier`: answers that are due, from the learner's own notebooks. */
function writeEarlier({ checked, withheld }: ReleasePlan, out: string): void {
  const stubs = new Map(readExerciseTexts().map(({ id, stub }) => [id, stub]));
  const exercises = checked.map(({ card }): ReleasedExercise => {
    const { id, notebook, symbol, title } = card;
    return { id, notebook, symbol, title, stub: stubs.get(id) ?? "" };
  });
  const due = checked.filter((exercise) => withheld.includes(exercise));
  const folder = path.join(out, "earlier");
  const about = { exercises, due: due.map(({ card }) => card.id) };
  write(path.join(folder, "exercises.json"), `${JSON.stringify(about, null, 2)}\n`);
  write(path.join(folder, "answers.js"), answersScript);
  write(path.join(folder, "index.js"), earlierScript);
  write(path.join(folder, "library.js"), libraryScript);
  const names = due.map(
    (exercise) =>
      `export { ${exercise.card.symbol} } from "@attending/lib/dist/${answerModule(exercise)}";\n`,
  );
  write(path.join(folder, "index.d.ts"), `${earlierTypes}${names.join("")}`);
}

const answersScript = `"use strict";
const { join } = require("node:path");
const { OwnAnswers } = require("@attending/tools/dist/released/own-answers");
const about = require("./exercises.json");
// One for all: what a command loads is what the library finds.
module.exports = new OwnAnswers({ ...about, root: join(__dirname, ".."), load: require });
`;

const earlierScript = `"use strict";
const { earlierModule } = require("@attending/tools/dist/released/earlier-module");
module.exports = earlierModule(require("./answers"), require("@attending/autograder"));
`;

const libraryScript = `"use strict";
const { libraryWithAnswers } = require("@attending/tools/dist/released/library-with-answers");
module.exports = (...ids) => libraryWithAnswers(require("./answers"), require("@attending/lib"), ids);
`;

const earlierTypes = `/**
 * Loads answers to earlier exercises from your own notebooks, as they were last saved in work/, and
 * says of each whether it is there and right.
 */
export declare function fromEarlier(...exercises: readonly string[]): Promise<void>;
`;

function writeCommands(out: string): void {
  const failing = `.catch((error) => {
  console.error(error.message);
  process.exitCode = 2;
});
`;
  write(
    path.join(out, "tools", "check.cjs"),
    `const { join } = require("node:path");
const { checkOwnWork } = require("@attending/tools/dist/released/check-main");
const course = require("@attending/earlier/exercises.json");
checkOwnWork(course, join(__dirname, "check-child.cjs"), process.argv.slice(2))
  .then((code) => {
    process.exitCode = code;
  })
  ${failing}`,
  );
  write(
    path.join(out, "tools", "check-child.cjs"),
    `const { checkInChild } = require("@attending/tools/dist/released/check-child");
const tell = (said) => process.send(said);
checkInChild(require("@attending/earlier/answers"), require("@attending/autograder"), process.argv.slice(2), tell)
  .catch((error) => tell({ says: "fails", reason: error.message }))
  .finally(() => process.disconnect());
`,
  );
  write(
    path.join(out, "tools", "submit.cjs"),
    `const { submitOwnWork } = require("@attending/tools/dist/released/submit-main");
submitOwnWork(require("@attending/earlier/answers").course.root)${failing}`,
  );
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
