import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { StartError } from "../start/start-error.mjs";

const PACKAGES = ["lib", "autograder", "tools"];
const ROOT_FILES = ["tsconfig.json", "tsconfig.base.json", "package-lock.json"];

/**
 * Compiles what changed, then bundles what the sandbox is given. Compilers speak on stderr.
 *
 * @param {import("../start/paths.mjs").ProjectPaths} paths
 * @param {(line: string) => void} say
 * @param {{ force?: boolean }} [options]
 * @returns {boolean} whether there was anything to do
 * @throws {StartError} when a step fails
 */
export function ensureBuilt(paths, say, { force = false } = {}) {
  if (isCompiled(paths)) return false;
  // Taken before the build: a file that is saved while it runs makes the next check build again.
  const fingerprint = sourceFingerprint(paths.root);
  if (!force && isBuilt(paths, fingerprint)) return false;
  say("building lib, autograder and tools");
  const compiler = join(paths.root, "node_modules", "typescript", "bin", "tsc");
  runStep(paths.root, "tsc --build", [compiler, "--build"]);
  removeOrphans(paths.root);
  runStep(paths.root, "lib's loops in wasm", [join(paths.root, "lib", "assembly", "build.mjs")]);
  const grader = join(paths.root, "autograder", "dist", "build.js");
  runStep(paths.root, "the grader's bundles", [grader]);
  mkdirSync(dirname(paths.buildStamp), { recursive: true });
  writeFileSync(paths.buildStamp, fingerprint);
  return true;
}

/**
 * A release for learners has no sources: there is nothing to build.
 *
 * @param {import("../start/paths.mjs").ProjectPaths} paths
 */
function isCompiled({ root }) {
  return !existsSync(join(root, "lib", "src"));
}

/**
 * @param {import("../start/paths.mjs").ProjectPaths} paths
 * @param {string} fingerprint
 */
export function isBuilt(paths, fingerprint = sourceFingerprint(paths.root)) {
  if (isCompiled(paths)) return true;
  const outputs = PACKAGES.map((name) => join(paths.root, name, "dist", ".tsbuildinfo"));
  if (![...outputs, paths.buildStamp].every((file) => existsSync(file))) return false;
  return readFileSync(paths.buildStamp, "utf8") === fingerprint;
}

/**
 * A hash over path, size and time of every file a build reads: quick, and never older than they are.
 *
 * @param {string} root
 */
export function sourceFingerprint(root) {
  const hash = createHash("sha256");
  const own = PACKAGES.flatMap((name) => [
    join(name, "package.json"),
    join(name, "tsconfig.json"),
    ...filesBelow(root, join(name, "src")).filter((file) => !file.endsWith(".test.ts")),
    ...filesBelow(root, join(name, "assembly")),
  ]);
  for (const file of [...ROOT_FILES, ...own]) {
    const stat = statSync(join(root, file), { throwIfNoEntry: false });
    if (stat !== undefined) hash.update(`${file}\0${stat.size}\0${stat.mtimeMs}\n`);
  }
  return hash.digest("hex");
}

/** @param {string} root @param {string} folder @returns {string[]} paths from root, in order */
function filesBelow(root, folder) {
  const absolute = join(root, folder);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(root, path) : [path];
    });
}

/** @param {string} root @param {string} name @param {readonly string[]} args */
function runStep(root, name, args) {
  // The compiler prints its findings on stdout; a command such as `grade --json -` needs its own.
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ["ignore", 2, 2] });
  if (status === 0) return;
  throw new StartError(`${name}: expected exit code 0, got ${status}. What to mend stands above.`);
}

/**
 * Removes what was compiled from a source that is gone, so that nothing imports it by mistake.
 *
 * @param {string} root
 */
function removeOrphans(root) {
  for (const name of PACKAGES) {
    const outputs = filesBelow(root, join(name, "dist"));
    for (const declaration of outputs.filter((file) => file.endsWith(".d.ts"))) {
      const stem = declaration.slice(0, -".d.ts".length);
      const source = stem.replace(join(name, "dist"), join(name, "src"));
      if (existsSync(join(root, `${source}.ts`))) continue;
      for (const end of [".d.ts", ".d.ts.map", ".js", ".js.map"])
        rmSync(join(root, stem + end), { force: true });
    }
  }
}
