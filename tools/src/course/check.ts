import { readdirSync } from "node:fs";
import path from "node:path";
import { asksForHelp } from "../command-line/asks-for-help";
import { joinLines } from "../headless/notebook-json";
import { chosenNotebooks } from "./chosen-notebooks";
import {
  assembleBoth,
  committedText,
  courseNotebooks,
  folderOf,
  notebookPath,
  projectFolder,
} from "./course-folder";
import { inTurns } from "./in-turns";
import { isLongRun, quickened } from "./long-run";
import { type Notebook, notebookBytes } from "./notebook";
import { outputDifferences, outputKindDifferences } from "./output-differences";
import { runSolution, runUnsolved } from "./run-notebooks";
import { runHash, stamped, stampOf } from "./run-stamp";
import { sourceDifferences } from "./source-differences";
import { isVerified, recordVerified, verificationKey } from "./verified-record";

const usage = `npm run course:check             whether all notebooks are those that the course gives
npm run course:check -- 02 03    these only`;

/**
 * `npm run course:check -- [02 …]`: whether the committed notebooks are those that the course, lib and
 * the autograder give, and whether the solutions' outputs are those of a run. Exit code 1 on drift.
 *
 * A solution that trains for minutes is run in its quick setting, and only the kinds of its outputs
 * are compared; that its outputs are not stale follows from the stamp that they were kept with.
 */
async function main(args: readonly string[]): Promise<void> {
  if (asksForHelp(args)) return console.log(usage);
  const drifts = await inTurns(chosenNotebooks(projectFolder, args), (notebook) =>
    checkNotebook(projectFolder, notebook),
  );
  const found = [...strayNotebooks(projectFolder), ...drifts.flat()];
  for (const drift of found) console.error(drift);
  if (found.length > 0) {
    console.error("course:check: run `npm run course:build` and look at what changed.");
    process.exitCode = 1;
  }
}

/** Notebooks that no course file makes: left over, or written by hand. */
function strayNotebooks(root: string): string[] {
  const known = new Set(courseNotebooks(root).map((notebook) => `${notebook}.ipynb`));
  return Object.values(folderOf).flatMap((folder) =>
    readdirSync(path.join(root, folder))
      .filter((file) => file.endsWith(".ipynb") && !known.has(file))
      .map((file) => `${folder}/${file}: no course file makes it.`),
  );
}

async function checkNotebook(root: string, notebook: string): Promise<string[]> {
  const built = assembleBoth(root, notebook);
  const studentPath = notebookPath(notebook, "student");
  const solutionPath = notebookPath(notebook, "solution");
  const student = committedText(root, notebook, "student");
  const solution = committedText(root, notebook, "solution");
  if (student === undefined) return [`${studentPath}: is missing.`];
  if (solution === undefined) return [`${solutionPath}: is missing.`];
  const drifts = [
    ...textDrift(student, built.student).map((drift) => `${studentPath}: ${drift}.`),
    ...sourceDrift(solution, built.solution).map((drift) => `${solutionPath}: ${drift}.`),
  ];
  if (drifts.length > 0) return drifts;
  const stale = await stampDrift(root, solution, built.solution);
  if (stale.length > 0) return stale.map((drift) => `${solutionPath}: ${drift}.`);
  const key = verificationKey(root, solution);
  if (isVerified(root, notebook, key)) {
    console.log(`${notebook}: unchanged since it was last run here`);
    return [];
  }
  const solved = await outputDrift(root, solution, built.solution);
  const unsolved = await runUnsolved(root, built.student);
  if (solved.length + unsolved.length === 0) {
    recordVerified(root, notebook, key);
    console.log(`${notebook}: sources agree, and ${describeRun(solution)}`);
  }
  return [
    ...solved.map((drift) => `${solutionPath}: ${drift}.`),
    ...unsolved.map((drift) => `${studentPath}: unsolved, ${drift}.`),
  ];
}

/** The students' notebook has no outputs, so that its very bytes are known. */
function textDrift(text: string, built: Notebook): string[] {
  const differences = sourceDrift(text, built);
  if (differences.length > 0 || text === notebookBytes(built)) return differences;
  return ["its cells agree, but not its bytes"];
}

function sourceDrift(text: string, built: Notebook): string[] {
  try {
    return sourceDifferences(stamped(JSON.parse(text) as Notebook, undefined), built);
  } catch {
    return ["it cannot be read as a notebook"];
  }
}

/** Whether the outputs of a long run were made with the code that there is now. */
async function stampDrift(root: string, text: string, built: Notebook): Promise<string[]> {
  if (!isLongRun(built)) return [];
  const stamp = stampOf(JSON.parse(text) as Notebook);
  if (stamp === undefined) return ["it does not say what its outputs were made with"];
  return stamp.made === (await runHash(root, built))
    ? []
    : [`its outputs of ${stamp.date} were made with other code, or other versions of packages`];
}

function describeRun(text: string): string {
  const stamp = stampOf(JSON.parse(text) as Notebook);
  return stamp === undefined
    ? "a new run gives the same outputs"
    : `its outputs are those of the full run of ${stamp.date} on ${stamp.backend}; a quick run goes through`;
}

async function outputDrift(root: string, text: string, built: Notebook): Promise<string[]> {
  const kept = JSON.parse(text) as Notebook;
  const isLong = isLongRun(built);
  const compare = isLong ? outputKindDifferences : outputDifferences;
  const run = await runSolution(root, isLong ? quickened(built) : built).catch(
    (error: Error) => error,
  );
  if (run instanceof Error) return [run.message];
  return kept.cells.flatMap((cell, i) => {
    const other = run.cells[i];
    if (cell.cell_type !== "code" || other?.cell_type !== "code") return [];
    const name = joinLines(cell.source).split("\n")[0];
    return compare(cell.outputs, other.outputs).map(
      (difference) => `cell ${i + 1} (${name}): ${difference}`,
    );
  });
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(`course:check: ${error.message}`);
  process.exitCode = 1;
});
