import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileOf } from "./bundle-entry";
import type { BundlePlan } from "./bundle-plan";

/** The files that each file of lib imports, directly. Types leave no trace in a bundle. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

export function importGraph(folder: string): ImportGraph {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => join(folder, name));
  return new Map(files.map((file) => [file, importsOf(file)]));
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  const imports = text.matchAll(/^(?:import|export)\s(?!type\s)[^;"]*?from\s+"(\.[^"]+)";/gm);
  return [...imports].map(([, path = ""]) => `${join(dirname(file), path)}.ts`);
}

/**
 * What stands in a bundle and must not: each a sentence. Of the grader only what runs beside the
 * learner's code may be inside; of lib only what the supplied names are made of, and never the
 * exercise's own reference or anything built on it.
 */
export function bundleLeaks(
  plan: BundlePlan,
  inside: readonly string[],
  lib: ReadonlyMap<string, string>,
  graph: ImportGraph,
  root: string,
): string[] {
  const supplied = plan.supplies.map((name) => fileOf(name, lib, plan.id));
  const allowed = reachable([...supplied, ...plan.injected.map(({ file }) => file)], graph);
  const dependants = [...graph.keys()].filter((file) =>
    reachable([file], graph).has(plan.gradedFile),
  );
  const leaks: string[] = [];
  for (const file of inside) {
    const name = relative(root, file);
    const says = (reason: string) => leaks.push(`${plan.name} holds ${name}, ${reason}`);
    if (dependants.includes(file)) says("which is its own answer or is built on it");
    else if (name.startsWith("lib/") && !allowed.has(file)) says("which no supplied name needs");
    else if (name.startsWith("autograder/") && !isOfProbe(file, plan, root)) {
      says("which is the grader's own");
    }
  }
  return leaks;
}

/** Parts of the grader that run beside a learner's code. */
function isOfProbe(file: string, plan: BundlePlan, root: string): boolean {
  const name = relative(join(root, "autograder", "src"), file);
  const shared = ["data/", "probing/", "exercises/probing/", "sandbox/descriptor-frames.ts"];
  const own = ["supply/start-wasm.ts", "supply/tfjs-facade.ts"];
  if (file === plan.probeFile || file === plan.tryOutFile) return true;
  return [...shared, ...own].some((start) => name.startsWith(start));
}

/** Some files of lib, and all that they are made of. */
export function reachable(from: readonly string[], graph: ImportGraph): ReadonlySet<string> {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const next of graph.get(file) ?? []) visit(next);
  };
  for (const file of from) visit(file);
  return seen;
}
