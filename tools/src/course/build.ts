import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { chosenNotebooks } from "./chosen-notebooks";
import { assembleBoth, folderOf, notebookPath, projectFolder } from "./course-folder";
import { inTurns } from "./in-turns";
import { notebookBytes } from "./notebook";
import { runSolution } from "./run-notebooks";

/** `npm run course:build -- [02 …]`: writes the notebooks, and the solutions with their outputs. */
async function main(args: readonly string[]): Promise<void> {
  const root = projectFolder;
  for (const folder of Object.values(folderOf)) {
    mkdirSync(path.join(root, folder), { recursive: true });
  }
  const built = chosenNotebooks(root, args).map((notebook) => ({
    notebook,
    ...assembleBoth(root, notebook),
  }));
  await inTurns(built, async ({ notebook, student, solution }) => {
    write(root, notebookPath(notebook, "student"), notebookBytes(student));
    const solved = await runSolution(root, solution).catch((error: Error) => {
      throw new Error(`${notebookPath(notebook, "solution")}: ${error.message}`);
    });
    const bytes = notebookBytes(solved);
    write(root, notebookPath(notebook, "solution"), bytes);
  });
}

function write(root: string, file: string, bytes: string): void {
  writeFileSync(path.join(root, file), bytes);
  console.log(`wrote ${file}`);
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(`course:build: ${error.message}`);
  process.exitCode = 1;
});
