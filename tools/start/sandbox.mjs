import { runCommand } from "./command.mjs";

const NOBODY = 65534;

/**
 * Why bubblewrap cannot make a sandbox here, or undefined. Asked as an unprivileged user, as the
 * grader asks.
 *
 * @returns {string | undefined}
 */
export function sandboxProblem() {
  if (process.platform !== "linux") {
    return "no bubblewrap on this system: grade others' work in a container or WSL2";
  }
  const asNobody = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const args = ["--unshare-all", "--unshare-user", "--ro-bind", "/", "/", "true"];
  const { status, stderr } = runCommand("bwrap", args, { ...asNobody, cwd: "/", timeout: 10_000 });
  if (status === 0) return undefined;
  if (status === null) return "bubblewrap is not there: sudo apt-get install bubblewrap";
  return `bubblewrap may not make user namespaces (${stderr.trim().split("\n").at(-1)}): sudo sysctl kernel.unprivileged_userns_clone=1, on Ubuntu 24.04 kernel.apparmor_restrict_unprivileged_userns=0; in Docker add --security-opt seccomp=unconfined`;
}
