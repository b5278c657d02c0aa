import { existsSync, readFileSync, realpathSync } from "node:fs";
import { filterLauncher } from "./filter-launcher";
import { requireProgram } from "./find-program";
import { hostileCalls } from "./hostile-calls";
import { IsolationError } from "./isolation-error";
import { Jails } from "./jail";
import { runtimeFiles } from "./runtime-files";
import { assemble, seccompFilter } from "./seccomp-filter";
import { hostArchitecture } from "./syscalls";
import { systemCallProber } from "./system-call-prober";

/** Another user behind a changed root, in a container that somebody else throws away. */
export interface UidIsolation {
  readonly kind: "uid";
  readonly chroot: string;
  readonly jails: Pick<Jails, "of">;
}

/** Where the programs stand that are made here. */
export const launcherPath = "/bin/launcher";
export const jailProberPath = "/bin/prober";

/** Set by the exporters' scripts, for containers that leave no other trace. */
export const throwAwayVariable = "ATTENDING_THROW_AWAY_CONTAINER";

/** What the report says of a submission that was run this way. */
export const uidNote =
  "Graded with the isolation of an autograder's container: another user behind a changed root, a filter of system calls and limits. It has no namespaces of its own: that filter alone stands between it and the network.";

/**
 * The isolation of Gradescope's and PrairieLearn's containers, where nothing may make namespaces.
 * It needs root to become another user, so outside of a container that is thrown away it is refused.
 *
 * @throws IsolationError where it would not hold
 */
export async function findUid(): Promise<UidIsolation> {
  requireRootInContainer(process.getuid?.(), isInContainer());
  const filter = assemble(seccompFilter(hostArchitecture()));
  const launcher = filterLauncher(process.arch, filter);
  const prober = systemCallProber(process.arch, hostileCalls(process.arch));
  const chroot = requireProgram("chroot", "coreutils");
  const binds = await runtimeFiles({
    node: realpathSync(process.execPath),
    prlimit: realpathSync(requireProgram("prlimit", "util-linux")),
  });
  const jails = new Jails(binds, [
    { target: launcherPath, content: launcher },
    { target: jailProberPath, content: prober },
  ]);
  return { kind: "uid", chroot, jails };
}

/** @throws IsolationError unless both hold */
export function requireRootInContainer(user: number | undefined, inContainer: boolean): void {
  if (user !== 0) {
    throw new IsolationError(
      "isolation: expected root, which --isolation uid needs to become another user, got an ordinary user. Use --isolation auto.",
    );
  }
  if (inContainer) return;
  throw new IsolationError(
    `isolation: expected a container that is thrown away, which --isolation uid is for, got none (no /.dockerenv, no /run/.containerenv, no container in /proc/1/cgroup, ${throwAwayVariable} not set). Use --isolation auto.`,
  );
}

function isInContainer(): boolean {
  if (process.env[throwAwayVariable] === "1") return true;
  if (existsSync("/.dockerenv") || existsSync("/run/.containerenv")) return true;
  try {
    return /docker|kubepods|containerd|libpod|lxc|ecs/.test(readFileSync("/proc/1/cgroup", "utf8"));
  } catch {
    return false;
  }
}
