import { join } from "node:path";
import type { BundlePlan } from "./bundle-plan";

/** The text of the module that a bundle begins with: imports of what the plan names, no more. */
export function bundleEntry(
  plan: BundlePlan,
  lib: ReadonlyMap<string, string>,
  sourceFolder: string,
): string {
  const supplied = plan.supplies.map((name, i) => ({ name, local: `supplied${i}` }));
  const injected = plan.injected.map(({ symbol, file }, i) => ({
    name: symbol,
    local: `injected${i}`,
    file,
  }));
  const imports = [
    ...supplied.map(({ name, local }) => importOf(name, local, fileOf(name, lib, plan.id))),
    ...injected.map(({ name, local, file }) => importOf(name, local, file)),
    importOf("probe", "probe", plan.probeFile),
    ...(plan.tryOutFile === undefined ? [] : [importOf("tryOut", "tryOut", plan.tryOutFile)]),
    importOf("serveProbe", "serveProbe", join(sourceFolder, "probing", "probe-host.ts")),
    importOf("startWasm", "startWasm", join(sourceFolder, "supply", "start-wasm.ts")),
    'import * as tf from "@tensorflow/tfjs";',
  ];
  return `${imports.join("\n")}
void serveProbe({
  id: ${JSON.stringify(plan.id)},
  tf,
  lib: ${recordOf(supplied)},
  injected: ${recordOf(injected)},
  probe,${plan.tryOutFile === undefined ? "" : "\n  tryOut,"}
  start: () => startWasm(__dirname),
});
`;
}

export function fileOf(name: string, lib: ReadonlyMap<string, string>, id: string): string {
  const file = lib.get(name);
  if (file !== undefined) return file;
  throw new Error(
    `supply: expected the names that ${id} supplies to be exported by lib/src/index.ts, got ${name}. Correct the card, or export it.`,
  );
}

function importOf(name: string, local: string, file: string): string {
  return `import { ${name} as ${local} } from ${JSON.stringify(file)};`;
}

function recordOf(names: readonly { readonly name: string; readonly local: string }[]): string {
  return `{ ${names.map(({ name, local }) => `${JSON.stringify(name)}: ${local}`).join(", ")} }`;
}
