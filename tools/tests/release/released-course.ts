import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Cell, Notebook } from "../../src/course/notebook";
import type { ReleaseOptions } from "../../src/release/release-options";
import type { ReleasePlan } from "../../src/release/release-plan";

/** The built files, which find the library's compiled ones. */
const load = createRequire(__filename);
export const { courseNotebooks, projectFolder }: typeof import("../../src/course/course-folder") =
  load("../../dist/course/course-folder");
export const { releasePlan }: typeof import("../../src/release/release-plan") = load(
  "../../dist/release/release-plan",
);
const { storedChecks }: typeof import("../../src/release/stored-checks") = load(
  "../../dist/release/stored-checks",
);
export const { writeRelease }: typeof import("../../src/release/write-release") = load(
  "../../dist/release/write-release",
);
export const { releaseLeaks }: typeof import("../../src/release/release-leaks") = load(
  "../../dist/release/release-leaks",
);

export const { gradeBatch }: typeof import("@attending/autograder/dist/grading/grade-batch") = load(
  "@attending/autograder/dist/grading/grade-batch",
);

/** A release in a folder of its own. */
export interface ReleasedCourse {
  readonly plan: ReleasePlan;
  readonly folder: string;
}

/** @param packages those of this checkout, or none yet */
export async function makeRelease(
  options: Omit<ReleaseOptions, "folder">,
  packages: "linked" | "none" = "linked",
): Promise<ReleasedCourse> {
  const folder = mkdtempSync(join(tmpdir(), "attending-release-"));
  const plan = releasePlan(projectFolder, { ...options, folder });
  await writeRelease(plan, folder, await storedChecks(plan.checked, () => undefined));
  if (packages === "linked") linkPackages(folder);
  mkdirSync(join(folder, "work"));
  return { plan, folder };
}

/** What `npm ci` would put there. */
function linkPackages(folder: string): void {
  const packages = join(folder, "node_modules");
  mkdirSync(join(packages, "@attending"), { recursive: true });
  for (const name of readdirSync(join(projectFolder, "node_modules"))) {
    if (name === "@attending" || name.startsWith(".")) continue;
    symlinkSync(resolve(projectFolder, "node_modules", name), join(packages, name));
  }
  for (const name of ["autograder", "earlier", "lib", "tools"]) {
    symlinkSync(join(folder, name), join(packages, "@attending", name));
  }
}

export function readNotebook(folder: string, name: string): Notebook {
  return JSON.parse(readFileSync(join(folder, "notebooks", `${name}.ipynb`), "utf8"));
}

/** The exercises' cells, as the committed solution has them. */
export function solve(notebook: Notebook, name: string): Notebook {
  const solution: Notebook = JSON.parse(
    readFileSync(join(projectFolder, "solutions", `${name}.ipynb`), "utf8"),
  );
  const answers = new Map(
    solution.cells.flatMap((cell) => (exerciseOf(cell) ? [[exerciseOf(cell), cell.source]] : [])),
  );
  const cells = notebook.cells.map((cell): Cell => {
    const source = answers.get(exerciseOf(cell));
    return source === undefined ? cell : { ...cell, source };
  });
  return { ...notebook, cells };
}

function exerciseOf({ metadata }: Cell): string {
  const { attending } = metadata as { attending?: { exercise?: string } };
  return attending?.exercise ?? "";
}

export function saveWork(folder: string, name: string, notebook: Notebook): void {
  writeFileSync(join(folder, "work", `${name}.ipynb`), JSON.stringify(notebook));
}

/** A notebook of some cells only: those whose code says one of these. */
export function onlyCells(notebook: Notebook, words: readonly string[]): Notebook {
  const cells = notebook.cells.filter(
    ({ cell_type, source }) =>
      cell_type === "code" && words.some((word) => source.join("").includes(word)),
  );
  return { ...notebook, cells };
}
