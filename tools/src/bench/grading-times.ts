import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Spread, spreadOf } from "./statistics";

/** One line of the benchmark's table. */
export interface Row {
  readonly what: string;
  readonly seconds: Spread;
  readonly target: string;
  /** Median seconds of each stage, where they were told. */
  readonly stages: Readonly<Record<string, number>>;
}

const gradeCommand = (root: string) => join(root, "autograder", "dist", "cli", "grade.js");

/** Grading a folder or a file in a fresh process, isolation on, several times. */
export function timeGrading(
  root: string,
  what: string,
  path: string,
  runs: number,
  target: string,
): Row {
  const scratch = mkdtempSync(join(tmpdir(), "attending-bench-"));
  try {
    const measured = Array.from({ length: runs }, () => gradeOnce(root, path, scratch));
    const names = Object.keys(measured[0]?.stages ?? {});
    const stages = names.map((name) => [
      name,
      spreadOf(measured.map((run) => (run.stages[name] ?? 0) / 1000)).median,
    ]);
    const seconds = spreadOf(measured.map((run) => run.seconds));
    return { what, seconds, target, stages: Object.fromEntries(stages) };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function gradeOnce(root: string, path: string, scratch: string) {
  const stageFile = join(scratch, "stages.json");
  const args = [gradeCommand(root), path, "--json", join(scratch, "result.json")];
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    env: { ...process.env, ATTENDING_STAGE_TIMES: stageFile },
  });
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`bench: grading ended with code ${status}. ${stderr}`);
  const stages: Record<string, number> = JSON.parse(readFileSync(stageFile, "utf8"));
  return { seconds, stages };
}

/** A folder with so many copies of a notebook, a student each. */
export function classOf(
  notebook: string,
  numStudents: number,
): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), "attending-class-"));
  for (let i = 1; i <= numStudents; i++) {
    const folder = join(path, `student-${String(i).padStart(2, "0")}`);
    mkdirSync(folder);
    copyFileSync(notebook, join(folder, "notebook.ipynb"));
  }
  return { path, remove: () => rmSync(path, { recursive: true }) };
}
