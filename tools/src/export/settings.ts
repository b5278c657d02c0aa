import { join } from "node:path";
import type { ExportedFile } from "./grader-package";
import type { ExportOptions } from "./options";

/** A script of `tools/export`, as it stands there. */
export function script(root: string, from: string, path: string, mode = 0o755): ExportedFile {
  return { path, content: { from: join(root, "tools", "export", from) }, mode };
}

/** What the scripts read of an export: every value is one word, checked when it was given. */
export function settings(
  folder: string,
  { notebook, seed }: Pick<ExportOptions, "notebook" | "seed">,
): ExportedFile[] {
  const lines = [`NODE_VERSION=${process.versions.node}`, `NOTEBOOK=${notebook ?? ""}`];
  return [
    { path: `${folder}settings.sh`, content: { text: `${lines.join("\n")}\n` }, mode: 0o644 },
    { path: `${folder}seed`, content: { text: `${seed}\n` }, mode: 0o600 },
  ];
}
