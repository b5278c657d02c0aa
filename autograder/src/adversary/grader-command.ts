import { execFile } from "node:child_process";
import { join } from "node:path";
import { type GradingResult, gradingResult } from "../report/result";

const command = join(__dirname, "..", "cli", "grade.js");

/** What `npm run grade -- … --json -` said and how it ended. */
export interface GradingReport {
  readonly result: GradingResult;
  readonly exitCode: number;
  /** The JSON as it was written. */
  readonly text: string;
  readonly pid: number;
}

/** The grader ended and gave no result. */
export class NoResult extends Error {
  override readonly name = "NoResult";

  constructor(
    readonly pid: number,
    reason: string,
  ) {
    super(`grade: no result. ${reason}`);
  }
}

/**
 * Runs `npm run grade -- … --json -` as an instructor would, without npm's heading.
 *
 * @throws NoResult
 */
export function gradeFiles(args: readonly string[]): Promise<GradingReport> {
  const whole = [command, ...args, "--json", "-"];
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      whole,
      { maxBuffer: 64 * 1024 * 1024 },
      (error, text, said) => {
        const pid = child.pid ?? -1;
        if (text === "") {
          const ending = child.signalCode ?? `exit code ${child.exitCode}`;
          reject(new NoResult(pid, `${said.slice(0, 2000)} (${error ? ending : "nothing"})`));
          return;
        }
        const result = gradingResult.parse(JSON.parse(text));
        resolve({ result, exitCode: child.exitCode ?? -1, text, pid });
      },
    );
  });
}
