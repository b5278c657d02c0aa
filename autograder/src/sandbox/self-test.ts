import { lstatSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname } from "node:path";
import { hostileCalls } from "./hostile-calls";
import { type HostileTargets, type HostPath, hostileProgram } from "./hostile-program";
import type { Isolation } from "./isolation";
import { IsolationError } from "./isolation-error";
import { collect, type SandboxResult } from "./run-in-sandbox";
import { stageFiles } from "./staging";
import { probedResults, systemCallProber } from "./system-call-prober";

const script = "hostile.js";
const limits = { cpuSeconds: 5, wallMs: 20_000 };

/** Calls that a container cannot forbid: its own memory is in its own /proc, and harms nobody else. */
const allowedInContainer = new Set(["/proc/self/mem opened for writing"]);

/** Files that every Linux has, and this run's own places: none may be seen from inside. */
function hostPaths(kind: Isolation["kind"]): HostPath[] {
  const everywhere = ["/etc", "/etc/passwd", "/proc", "/proc/1", "/sys", "/root", "/home", "/var"];
  const own = [process.cwd(), __dirname, homedir(), tmpdir(), "/tmp", dirname(process.cwd())];
  // A grader that stands in one of these folders itself sees the sandbox's own under their names.
  const inside = new Set(["/", "/attending", "/bin", "/dev", "/lib", "/lib64", "/libraries"]);
  const paths = [...new Set([...everywhere, ...own])].filter((path) => !inside.has(path));
  // A container has an /etc and a /proc of its own.
  return paths.map((path) => ({ path, file: kind === "container" ? fileAt(path) : null }));
}

function fileAt(path: string): { dev: number; ino: number } {
  const { dev, ino } = lstatSync(path, { throwIfNoEntry: false }) ?? { dev: -1, ino: -1 };
  return { dev, ino };
}

/** What is tried in each kind of isolation. `uid` shares the numbers of processes with the grader. */
function targetsOf({ kind }: Isolation): HostileTargets {
  const isShared = kind === "uid";
  return {
    hostPaths: hostPaths(kind),
    ownProcesses: !isShared,
    graderPid: isShared ? process.pid : null,
  };
}

/**
 * Tries to break out of the isolation, as foreign code would, before any foreign code runs.
 *
 * @throws IsolationError that names everything that succeeded, or that the sandbox did not start
 */
export async function selfTest(isolation: Isolation): Promise<void> {
  if (isolation.kind === "none") return;
  const content = hostileProgram(targetsOf(isolation));
  const { folder, dispose } = stageFiles([{ name: script, content }]);
  try {
    const run = { isolation, files: folder, input: Buffer.alloc(0), limits };
    const calls = hostileCalls(process.arch);
    const [seen, probed] = await Promise.all([
      collect(run, { script, permissions: false }),
      collect(run, { binary: systemCallProber(process.arch, calls) }),
    ]);
    const results = probedResults(probed.output, calls.length);
    if (results.includes(undefined)) throw notStarted(probed);
    const reached = calls.filter(({ succeeded }, i) => succeeded(results[i] ?? 0));
    const broken = new Set([...acts(seen), ...reached.map(({ says }) => says)]);
    if (isolation.kind === "container") for (const says of allowedInContainer) broken.delete(says);
    if (broken.size > 0) {
      throw new IsolationError(
        `isolation: expected every break-out to fail, but ${listed([...broken])}. Nothing was graded. ${mending[isolation.kind]}, or grade on another machine.`,
      );
    }
  } finally {
    dispose();
  }
}

const mending = {
  bwrap: "Update bubblewrap and the kernel",
  container: "Update the container engine, its runtime and libseccomp",
  uid: "Update the image of the autograder's container",
} as const;

/** The first few; all of them would fill a screen. */
function listed(broken: readonly string[]): string {
  const most = 12;
  const more = broken.length > most ? `; and ${broken.length - most} more` : "";
  return `${broken.slice(0, most).join("; ")}${more}`;
}

function acts(seen: SandboxResult): string[] {
  try {
    const said: unknown = JSON.parse(seen.output.toString("utf8"));
    if (Array.isArray(said)) return said.map(String);
  } catch {
    // Falls through: no list is no proof.
  }
  throw notStarted(seen);
}

function notStarted({ stderrTail, exitCode, killed }: SandboxResult): IsolationError {
  const [line = ""] = stderrTail.trim().split("\n");
  const got =
    line === "" ? `exit code ${exitCode}${killed === undefined ? "" : `, ${killed}`}` : line;
  return new IsolationError(
    `isolation: expected a sandbox that starts, got: ${got}. ${cureFor(stderrTail)}`,
  );
}

function cureFor(stderr: string): string {
  if (/namespace|uid map|Operation not permitted|clone/i.test(stderr)) {
    return (
      "User namespaces seem to be switched off. Ubuntu 24.04: sysctl -w kernel.apparmor_restrict_unprivileged_userns=0. " +
      "Other systems: sysctl -w kernel.unprivileged_userns_clone=1 or user.max_user_namespaces=10000. " +
      "In a container: allow user namespaces, or grade outside of it."
    );
  }
  return "For your own work there is --isolation none.";
}
