import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { asksForHelp } from "../command-line/asks-for-help";
import { chosenNotebooks } from "./chosen-notebooks";
import {
  assembleBoth,
  committedText,
  folderOf,
  notebookPath,
  projectFolder,
} from "./course-folder";
import { inTurns } from "./in-turns";
import { withKeptOutputs } from "./kept-outputs";
import { isLongRun } from "./long-run";
import { type Notebook, notebookBytes } from "./notebook";
import { runSolution } from "./run-notebooks";
import { printedBackend, runHash, stamped } from "./run-stamp";

const usage = `npm run course:build             write all notebooks, and the solutions with their outputs
npm run course:build -- 02 03    these only
  --again                        run a long solution also where no code has changed`;

/**
 * `npm run course:build -- [02 …] [--again]`: writes the notebooks, and the solutions with their outputs.
 *
 * A full run of many minutes is only made where code has changed since, or with `--again`.
 */
async function main(args: readonly string[]): Promise<void> {
  if (asksForHelp(args)) return console.log(usage);
  const root = projectFolder;
  const again = args.includes("--again");
  const names = args.filter((arg) => arg !== "--again");
  for (const folder of Object.values(folderOf)) {
    mkdirSync(path.join(root, folder), { recursive: true });
  }
  const built = chosenNotebooks(root, names).map((notebook) => ({
    notebook,
    ...assembleBoth(root, notebook),
  }));
  await inTurns(built, async ({ notebook, student, solution }) => {
    write(root, notebookPath(notebook, "student"), notebookBytes(student));
    const committed = again ? undefined : committedText(root, notebook, "solution");
    const kept = await withKeptOutputs(root, committed, solution);
    const whole = kept ?? (await solve(root, notebook, solution));
    write(root, notebookPath(notebook, "solution"), notebookBytes(whole));
  });
}

/** The solution, run; a long one says what with. */
async function solve(root: string, notebook: string, built: Notebook): Promise<Notebook> {
  const solved = await runSolution(root, built).catch((error: Error) => {
    throw new Error(`${notebookPath(notebook, "solution")}: ${error.message}`);
  });
  return isLongRun(built) ? withStamp(root, built, solved) : solved;
}

/** Says in the notebook what its outputs were made with: no check makes them anew. */
async function withStamp(root: string, built: Notebook, solved: Notebook): Promise<Notebook> {
  const made = await runHash(root, built);
  const date = new Date().toISOString().slice(0, 10);
  return stamped(solved, { made, backend: printedBackend(solved), date });
}

function write(root: string, file: string, bytes: string): void {
  writeFileSync(path.join(root, file), bytes);
  console.log(`wrote ${file}`);
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(`course:build: ${error.message}`);
  process.exitCode = 1;
});
