import type { SandboxLimits } from "./limits";
import { libraryFolder } from "./runtime-files";
import { type Inside, insideFolder, nodeArguments, type SandboxCommand } from "./sandbox-command";
import { jailProberPath, launcherPath, type UidIsolation } from "./uid-isolation";

/** Users that no system has accounts for. One for each process: of one user, processes may kill each other. */
const users = { first: 63000, count: 1000 };
let started = 0;

/** The command line of a process as another user, its root changed and its filter set, with its limits. */
export function uidCommand(
  { chroot, jails }: UidIsolation,
  folder: string,
  inside: Inside,
  limits: SandboxLimits,
): SandboxCommand {
  const user = users.first + (started++ % users.count);
  const program =
    "binary" in inside
      ? [jailProberPath]
      : ["/bin/node", ...nodeArguments(insideFolder, inside, limits)];
  return {
    file: chroot,
    args: [
      ...[`--userspec=${user}:${user}`, "--groups=", jails.of(folder)],
      launcherPath,
      "/bin/prlimit",
      `--data=${limits.dataBytes}`,
      `--cpu=${limits.cpuSeconds}:${limits.cpuSeconds + 1}`,
      ...["--nproc=64", "--nofile=64", "--fsize=0", "--core=0", "--"],
      ...program,
    ],
    environment: { LD_LIBRARY_PATH: libraryFolder },
  };
}
