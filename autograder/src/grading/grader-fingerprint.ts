import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readCourseProse } from "./read-course-prose";

const built = join(__dirname, "..");
const fingerprintFile = join(built, "grader-fingerprint.txt");

/** What only finds submissions, carries them about, or shows results. All else may change a mark. */
const carriers = new Set([
  ...["adversary", "batch", "check", "cli", "marks", "mutants", "queue", "replay", "report"],
  ...["submissions", "thoughts"],
]);

/** Made anew on every machine, from what is hashed: V8's code cache, and paths and times of sources. */
const ofThisMachine = new Set(["bundle.cache", "stamp.json"]);

/**
 * A hash of all that a mark depends on beside the submission: exercises, judge, known mistakes,
 * bundles of the sandbox, the grader's own code, lib, the versions of packages, and the notebooks' own
 * words, by which learners' are told from them. Equal on all machines that have built the same commit.
 *
 * @throws Error when the build has not written it
 */
export function graderFingerprint(): string {
  if (!existsSync(fingerprintFile)) {
    throw new Error("grade: expected a finished build, got none. Run: npm run build");
  }
  const hash = createHash("sha256").update(readFileSync(fingerprintFile));
  return hash.update(JSON.stringify(readCourseProse())).digest("hex");
}

/** Writes the part of {@link graderFingerprint} that a build makes, as the last step of the build: hashing all of it takes longer than a start should. */
export function writeGraderFingerprint(root: string): void {
  const hash = createHash("sha256");
  const own = codeBelow(built).filter((name) => !carriers.has(name.split("/")[0] ?? ""));
  const lib = codeBelow(join(root, "lib", "dist"));
  const files = [
    ...own.map((name) => [`autograder/${name}`, join(built, name)]),
    ...lib.map((name) => [`lib/${name}`, join(root, "lib", "dist", name)]),
    ["package-lock.json", join(root, "package-lock.json")],
  ].sort(([a = ""], [b = ""]) => (a < b ? -1 : 1));
  for (const [name = "", path = ""] of files) {
    const content = createHash("sha256").update(readFileSync(path)).digest("hex");
    hash.update(`${name}\0${content}\n`);
  }
  writeFileSync(fingerprintFile, `${hash.digest("hex")}\n`);
}

/** Files that run, or are read by what runs, by their path from a folder. */
function codeBelow(folder: string, name = ""): string[] {
  return readdirSync(join(folder, name), { withFileTypes: true }).flatMap((entry) => {
    const below = name === "" ? entry.name : `${name}/${entry.name}`;
    if (entry.isDirectory()) return codeBelow(folder, below);
    const isCode = /\.(js|cjs|mjs|json|wasm)$/.test(entry.name);
    return isCode && !ofThisMachine.has(entry.name) ? [below] : [];
  });
}
