import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Adversary } from "./adversary";
import type { Filler } from "./filler";
import { notebookText } from "./notebook-text";

/** The reference answers every exercise that the adversary leaves out. */
export function cellsOf(adversary: Adversary, filler: Filler): string[] {
  const { notebook, answersAll, wanted } = adversary;
  const own = adversary.cells.map((cell) => filler.fill(cell));
  const [imports = "", ...answers] = filler.rightAnswers(notebook);
  if (answersAll) return [imports, ...own];
  const [answered = ".1"] = "earns" in wanted ? Object.keys(wanted.earns) : [];
  const place = Number(answered.split(".")[1]) - 1;
  return [imports, ...answers.slice(0, place), ...own, ...answers.slice(place + 1)];
}

/**
 * Writes a submission into a folder of its own, made for it.
 *
 * @returns the path of its notebook
 */
export function writeSubmission(folder: string, adversary: Adversary, filler: Filler): string {
  const { form = {} } = adversary;
  mkdirSync(folder);
  const file = join(folder, form.fileName ?? `${adversary.notebook}.ipynb`);
  for (const [name, text] of Object.entries(form.beside ?? {})) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, filler.fill(text));
  }
  if (form.linkTo !== undefined) symlinkSync(filler.fill(form.linkTo), file);
  else if (form.isPipe) execFileSync("mkfifo", [file]);
  else writeContent(file, (form.content ?? notebookText)(cellsOf(adversary, filler)));
  return file;
}

function writeContent(file: string, content: string | Buffer | number): void {
  writeFileSync(file, typeof content === "number" ? "" : content);
  if (typeof content === "number") truncateSync(file, content);
}
