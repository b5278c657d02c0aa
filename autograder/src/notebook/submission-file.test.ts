import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSubmission } from "./submission-file";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "submission-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("readSubmission", () => {
  it("reads a file's bytes", async () => {
    await writeFile(join(folder, "a.ipynb"), "é");
    const read = await readSubmission(join(folder, "a.ipynb"));
    expect(read.kind === "bytes" && [...read.bytes]).toEqual([0xc3, 0xa9]);
  });

  it("refuses 50 MB before it reads them", async () => {
    const path = join(folder, "large.ipynb");
    await writeFile(path, "");
    await truncate(path, 50 * 1024 * 1024);
    expect(await readSubmission(path)).toEqual({
      kind: "problem",
      reason: "too-large",
      message:
        "Expected at most 15 MB, got 50 MB. " +
        "Clear the notebook's outputs (Edit → Clear Outputs of All Cells), save it, and hand it in again.",
    });
  });

  it("does not follow a link", async () => {
    await symlink("/etc/passwd", join(folder, "link.ipynb"));
    expect(await readSubmission(join(folder, "link.ipynb"))).toEqual({
      kind: "problem",
      reason: "not-a-file",
      message: "Expected a notebook file, got a symbolic link. Hand in the .ipynb file itself.",
    });
  });

  it("refuses a folder, a device and a pipe, and waits for none of them", async () => {
    await mkdir(join(folder, "folder.ipynb"));
    execFileSync("mkfifo", [join(folder, "pipe.ipynb")]);
    for (const [path, what] of [
      [join(folder, "folder.ipynb"), "a folder"],
      [join(folder, "pipe.ipynb"), "a device or a pipe"],
      ["/dev/zero", "a device or a pipe"],
    ] as const) {
      const read = await readSubmission(path);
      expect(read.kind === "problem" && read.message).toContain(`got ${what}.`);
    }
  });

  it("says that a file is not there", async () => {
    const read = await readSubmission(join(folder, "none.ipynb"));
    expect(read.kind === "problem" && read.message).toBe("There is no such file. Check its name.");
  });
});
