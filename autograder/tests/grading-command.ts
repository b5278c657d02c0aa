import { execFile } from "node:child_process";
import { join } from "node:path";
import { type GradingResult, gradingResult } from "../src/report/result";

const command = join(__dirname, "..", "dist", "cli", "grade.js");

/** What `npm run grade -- … --json -` said and how it ended. */
export interface GradingReport {
  readonly result: GradingResult;
  readonly exitCode: number;
  /** The JSON as it was written. */
  readonly text: string;
}

/** Runs `npm run grade -- … --json -` as an instructor would, without npm's heading. */
export function gradeFiles(args: readonly string[]): Promise<GradingReport> {
  const whole = [command, ...args, "--json", "-"];
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      whole,
      { maxBuffer: 64 * 1024 * 1024 },
      (error, text, said) => {
        if (text === "") {
          reject(new Error(`grade: no result. ${said} ${error?.message ?? ""}`));
          return;
        }
        const result = gradingResult.parse(JSON.parse(text));
        resolve({ result, exitCode: child.exitCode ?? -1, text });
      },
    );
  });
}
