import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { type GradingResult, gradingResult } from "../src/report/result";

const command = join(__dirname, "..", "dist", "cli", "grade.js");

/** Runs `npm run grade -- … --json -` as an instructor would, without npm's heading. */
export function gradeFiles(args: readonly string[]): {
  readonly result: GradingResult;
  readonly exitCode: number | null;
} {
  const ended = spawnSync(process.execPath, [command, ...args, "--json", "-"], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (ended.stdout === "") throw new Error(`grade: no result. ${ended.stderr}`);
  return { result: gradingResult.parse(JSON.parse(ended.stdout)), exitCode: ended.status };
}
