import { execFile } from "node:child_process";
import { accessSync, constants, realpathSync } from "node:fs";
import { release } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { IsolationError } from "./isolation-error";
import { type Bind, runtimeFiles } from "./runtime-files";
import { assemble, seccompFilter } from "./seccomp-filter";
import { architectures } from "./syscalls";

export const isolationChoices = ["auto", "bwrap", "container", "none"] as const;
export type IsolationChoice = (typeof isolationChoices)[number];

/** How foreign code is kept apart. `none` is for one's own work, and every report says so. */
export type Isolation = BwrapIsolation | { readonly kind: "none" };

export interface BwrapIsolation {
  readonly kind: "bwrap";
  readonly bwrap: string;
  /** Every file of the host that stands inside, beside the staged ones. */
  readonly binds: readonly Bind[];
  /** Bytes of the filter of system calls. */
  readonly seccomp: Buffer;
  /** bubblewrap 0.8 and later: no user namespace can be made inside. */
  readonly disableUserNamespaces: boolean;
  /** Linux 5.14 and later: a limit on threads counts this sandbox, and not all of the user's. */
  readonly limitThreads: boolean;
  /** Always true; a test of the self-test opens it. */
  readonly readOnly: boolean;
}

const run = promisify(execFile);

const ownWork = "For your own work there is --isolation none";

/**
 * The isolation to grade with, or an {@link IsolationError} that says what to install.
 *
 * It only looks for the parts. That they hold is the self-test's to say.
 */
export async function chooseIsolation(choice: IsolationChoice): Promise<Isolation> {
  if (choice === "none") return { kind: "none" };
  if (choice === "container") {
    throw new IsolationError(
      `isolation: expected bwrap or none, got container, which is not built yet. Use bwrap. ${ownWork}.`,
    );
  }
  if (process.platform !== "linux") {
    throw new IsolationError(
      `isolation: expected Linux with bubblewrap, got ${process.platform}. Use a Linux machine (on Windows: WSL2). ${ownWork}.`,
    );
  }
  return findBwrap();
}

async function findBwrap(): Promise<BwrapIsolation> {
  const architecture = architectures[process.arch];
  if (architecture === undefined) {
    throw new IsolationError(
      `isolation: expected a processor of ${Object.keys(architectures).join(" or ")}, got ${process.arch}. Grade on another machine. ${ownWork}.`,
    );
  }
  const bwrap = programOf("bwrap", "bubblewrap");
  const prlimit = realpathSync(programOf("prlimit", "util-linux"));
  const node = realpathSync(process.execPath);
  const binds = await runtimeFiles({ node, prlimit });
  const { stdout } = await run(bwrap, ["--version"]);
  return {
    kind: "bwrap",
    bwrap,
    binds,
    seccomp: assemble(seccompFilter(architecture)),
    disableUserNamespaces: isSince(stdout, 0, 8),
    limitThreads: isSince(release(), 5, 14),
    readOnly: true,
  };
}

function isSince(version: string, major: number, minor: number): boolean {
  const [, givenMajor = 0, givenMinor = 0] = (/(\d+)\.(\d+)/.exec(version) ?? []).map(Number);
  return givenMajor > major || (givenMajor === major && givenMinor >= minor);
}

function programOf(name: string, packageName: string): string {
  const folders = (process.env.PATH ?? "").split(":").concat("/usr/bin", "/bin");
  const found = folders.map((folder) => join(folder, name)).find(isProgram);
  if (found !== undefined) return found;
  throw new IsolationError(
    `isolation: expected the program ${name}, which keeps foreign code apart, got none. Install it: apt-get install ${packageName} (Debian, Ubuntu), dnf install ${packageName} (Fedora). ${ownWork}.`,
  );
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return path.startsWith("/");
  } catch {
    return false;
  }
}
