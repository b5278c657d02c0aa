import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ExportOptions } from "./options";

/** The workflow that grades at each push: its words come from the options, each checked there. */
export function classroomWorkflow(
  root: string,
  { repository, ref, notebook }: Pick<ExportOptions, "repository" | "ref" | "notebook">,
): string {
  const file = join(root, "tools", "export", "github-classroom", "classroom.yml");
  const words: Readonly<Record<string, string>> = {
    REPOSITORY: repository,
    REF: ref,
    NODE_VERSION: process.versions.node,
    NOTEBOOK: notebook === null ? "" : ` --notebook ${notebook}`,
  };
  return readFileSync(file, "utf8").replace(/@([A-Z_]+)@/g, (whole, name) => words[name] ?? whole);
}
