import { execFile } from "node:child_process";
import { realpathSync } from "node:fs";
import { release } from "node:os";
import { promisify } from "node:util";
import { requireProgram } from "./find-program";
import { type Bind, runtimeFiles } from "./runtime-files";
import { assemble, seccompFilter } from "./seccomp-filter";
import { hostArchitecture } from "./syscalls";

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

/**
 * bubblewrap's isolation. It only looks for the parts; that they hold is the self-test's to say.
 *
 * @throws IsolationError when a part is missing
 */
export async function findBwrap(): Promise<BwrapIsolation> {
  const architecture = hostArchitecture();
  const bwrap = requireProgram("bwrap", "bubblewrap");
  const prlimit = realpathSync(requireProgram("prlimit", "util-linux"));
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
