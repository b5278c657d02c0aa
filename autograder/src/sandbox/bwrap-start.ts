import { execFile } from "node:child_process";
import { bwrapArguments } from "./bwrap-command";
import type { BwrapIsolation } from "./bwrap-isolation";
import { nobody } from "./sandbox-command";

/** Whether bubblewrap may make its namespaces here: Ubuntu 24.04 and most containers forbid it. */
export function bwrapStarts(
  isolation: BwrapIsolation,
): Promise<{ readonly starts: boolean; readonly says: string }> {
  const program = ["--", "/bin/prlimit", "--version"];
  const args = [...bwrapArguments(isolation, undefined, false), ...program];
  const user = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
  return new Promise((resolve) => {
    execFile(isolation.bwrap, args, { cwd: "/", env: {}, ...user }, (error, _, stderr) => {
      // Empty where it could not even be run.
      const [says = ""] = (stderr.trim() || (error?.message ?? "")).split("\n");
      resolve({ starts: error === null, says });
    });
  });
}
