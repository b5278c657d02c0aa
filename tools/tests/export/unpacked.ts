import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gradeUsage } from "@attending/autograder/dist/cli/grade-options";

/** Whether the grader writes a platform's file, and this user may run it as a platform does. */
export function canRunAsPlatform(what: string): boolean {
  if (process.getuid?.() !== 0) {
    console.log(`skipped: ${what} runs the grader as root, as platforms do`);
    return false;
  }
  if (gradeUsage.includes("--gradescope")) return true;
  console.log(`skipped: ${what} waits for --gradescope and --prairielearn of npm run grade`);
  return false;
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "attending-export-"));
}

/** Unpacks an archive as Gradescope does, permissions included. */
export function unpack(zip: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const program =
    "import sys, zipfile, os\nz = zipfile.ZipFile(sys.argv[1])\n" +
    "for i in z.infolist():\n  p = z.extract(i, sys.argv[2]); os.chmod(p, i.external_attr >> 16)\n";
  execFileSync("python3", ["-c", program, zip, folder]);
}
