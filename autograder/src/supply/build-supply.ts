import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { version as esbuildVersion } from "esbuild";
import { exercises } from "../exercises";
import { bundle } from "./bundle";
import { writeBundle } from "./bundle-folder";
import { bundleLeaks, type ImportGraph, importGraph } from "./bundle-leaks";
import { type BundlePlan, bundlePlans } from "./bundle-plan";
import { startScript } from "./code-cache";
import { libExports } from "./lib-exports";
import { bundleFolder, root, sourceFolder } from "./places";

interface Stamp {
  readonly made: string;
  readonly files: readonly string[];
  readonly hash: string;
}

interface Sources {
  readonly lib: ReadonlyMap<string, string>;
  readonly graph: ImportGraph;
  /** Of files that were hashed in this run. */
  readonly hashes: Map<string, string>;
}

/** Makes the bundles of all exercises whose sources changed, and removes those of none. */
export async function buildSupply(): Promise<void> {
  const sources: Sources = {
    lib: libExports(join(root, "lib", "src", "index.ts")),
    graph: importGraph(join(root, "lib", "src")),
    hashes: new Map(),
  };
  const { lib, hashes } = sources;
  const places = { root, exercises: join(sourceFolder, "exercises") };
  const plans = bundlePlans(
    exercises.map(({ card }) => card),
    places,
  );
  mkdirSync(bundleFolder, { recursive: true });
  for (const left of readdirSync(bundleFolder)) {
    if (!plans.some(({ name }) => name === left))
      rmSync(join(bundleFolder, left), { recursive: true });
  }
  for (const plan of plans) {
    const made = madeOf(plan, lib);
    if (isFresh(plan, made, hashes)) continue;
    await buildOne(plan, sources, made);
  }
}

async function buildOne(
  plan: BundlePlan,
  { lib, graph, hashes }: Sources,
  made: string,
): Promise<void> {
  const folder = join(bundleFolder, plan.name);
  const { text, read, inside } = await bundle(plan, lib, root);
  const leaks = bundleLeaks(plan, inside, lib, graph, root);
  if (leaks.length > 0) {
    throw new Error(`supply: ${leaks.join("; ")}. Correct the card's supplies or the imports.`);
  }
  await writeBundle(folder, text);
  const stamp: Stamp = { made, files: read, hash: hashOf(read, hashes) };
  writeFileSync(join(folder, "stamp.json"), JSON.stringify(stamp));
}

/** Everything beside the sources that decides what a bundle is. */
function madeOf(plan: BundlePlan, lib: ReadonlyMap<string, string>): string {
  const files = plan.supplies.map((name) => lib.get(name));
  return JSON.stringify([plan, files, startScript, process.version, process.arch, esbuildVersion]);
}

function isFresh(plan: BundlePlan, made: string, hashes: Map<string, string>): boolean {
  try {
    const text = readFileSync(join(bundleFolder, plan.name, "stamp.json"), "utf8");
    const stamp: Stamp = JSON.parse(text);
    return stamp.made === made && stamp.hash === hashOf(stamp.files, hashes);
  } catch {
    return false;
  }
}

function hashOf(files: readonly string[], hashes: Map<string, string>): string {
  const all = createHash("sha256");
  for (const file of files) {
    const hash = hashes.get(file) ?? createHash("sha256").update(readFileSync(file)).digest("hex");
    hashes.set(file, hash);
    all.update(hash);
  }
  return all.digest("hex");
}
