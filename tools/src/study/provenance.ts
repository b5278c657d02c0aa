import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { StudyRun } from "@attending/lib";
import { transform } from "esbuild";
import { libraryCode, packageVersions } from "../course/run-stamp";

type Provenance = Pick<StudyRun, "date" | "commit" | "dirty" | "versions" | "made">;

/**
 * Where a run comes from.
 *
 * @param script the file that trains and measures; what it imports of lib is part of what was used
 */
export async function provenanceOf(root: string, script: string): Promise<Provenance> {
  const changed = git(root, "status", "--porcelain", "--", "lib/src", "lib/assembly", script);
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: git(root, "rev-parse", "HEAD") || "unknown",
    dirty: changed !== "",
    versions: [`node ${process.versions.node}`, ...packageVersions(root)],
    made: await codeHash(root, script),
  };
}

/** A hash of a script's code, of the code that it uses of lib, and of the packages that compute. */
export async function codeHash(root: string, script: string): Promise<string> {
  const source = readFileSync(path.join(root, script), "utf8");
  const { code } = await transform(source, { loader: "ts", minify: true, legalComments: "none" });
  const hash = createHash("sha256");
  for (const text of [code, await libraryCode(root, [source]), ...packageVersions(root)]) {
    hash.update(`${text.length}\n${text}`);
  }
  return hash.digest("hex");
}

/** What git says, or nothing where there is no git. */
function git(root: string, ...args: readonly string[]): string {
  const { stdout } = spawnSync("git", args, { cwd: root, encoding: "utf8" });
  return stdout?.trim() ?? "";
}
