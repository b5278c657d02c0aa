import { execFile } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { makeRelease, readNotebook, saveWork, solve } from "./released-course";

const first = "01-note-generator";

/** How a program of a release ended, and what it said. */
function run(folder: string, program: string, args: readonly string[]) {
  return new Promise<{ status: number; text: string }>((resolve) => {
    execFile(program, args, { cwd: folder }, (error, stdout, stderr) => {
      const status = typeof error?.code === "number" ? error.code : Number(error !== null);
      resolve({ status, text: stdout + stderr });
    });
  });
}

const isNoRegistry = (text: string) => /ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ENETUNREACH/.test(text);

it("installs and runs with nothing but npm ci", async ({ skip }) => {
  const { folder } = await makeRelease({ notebooks: [first], given: [] }, "none");
  try {
    const { status, text } = await run(folder, "npm", ["ci", "--prefer-offline"]);
    if (status !== 0 && isNoRegistry(text)) {
      console.log("skipped: a release installs from the npm registry, which does not answer");
      skip();
    }
    expect(text).not.toMatch(/npm error/i);
    saveWork(folder, first, solve(readNotebook(folder, first), first));
    const checked = await run(folder, "npm", ["run", "--silent", "check", "--", "01"]);
    expect(checked.text).toContain("01.2 Training, validation and test sets: All right, 10/10");
    expect(checked.status).toBe(0);
    expect((await run(folder, "npm", ["run", "--silent", "submit"])).status).toBe(0);
    expect(existsSync(join(folder, "work", "submission.zip"))).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 900_000);
