import type { BwrapIsolation } from "./bwrap-isolation";
import type { SandboxLimits } from "./limits";
import { libraryFolder } from "./runtime-files";
import {
  descriptor,
  type Inside,
  insideFolder,
  nobody,
  nodeArguments,
  type SandboxCommand,
} from "./sandbox-command";

/** The command line that runs something in bubblewrap, with its limits. */
export function bwrapCommand(
  isolation: BwrapIsolation,
  folder: string,
  inside: Inside,
  limits: SandboxLimits,
): SandboxCommand {
  const program =
    "binary" in inside
      ? ["/binary"]
      : ["/bin/node", ...nodeArguments(insideFolder, inside, limits)];
  return {
    file: isolation.bwrap,
    args: [
      ...bwrapArguments(isolation, folder, "binary" in inside),
      ...["--seccomp", `${descriptor.filter}`, "--"],
      ...limitArguments(isolation, limits),
      ...program,
    ],
    environment: { PATH: "/usr/bin:/bin" },
  };
}

/** What stands inside and what does not, without the filter and the program. */
export function bwrapArguments(
  isolation: BwrapIsolation,
  folder: string | undefined,
  hasBinary: boolean,
): string[] {
  return [
    ...namespaceArguments(isolation),
    ...fileArguments(isolation, folder, hasBinary),
    ...["--chdir", "/"],
  ];
}

function namespaceArguments({ disableUserNamespaces }: BwrapIsolation): string[] {
  return [
    ...["--unshare-all", "--unshare-user"],
    ...(disableUserNamespaces ? ["--disable-userns"] : []),
    ...["--uid", `${nobody}`, "--gid", `${nobody}`, "--cap-drop", "ALL"],
    ...["--die-with-parent", "--new-session", "--hostname", "sandbox"],
    ...["--clearenv", "--setenv", "LD_LIBRARY_PATH", libraryFolder],
  ];
}

/** No /proc and no /tmp; plain bubblewrap would leave `/` and `/dev` open to writing. */
function fileArguments(
  { binds, readOnly }: BwrapIsolation,
  folder: string | undefined,
  hasBinary: boolean,
): string[] {
  const extra = ["--perms", "0555", "--file", `${descriptor.extra}`, "/binary"];
  return [
    ...binds.flatMap(({ source, target }) => ["--ro-bind", source, target]),
    ...(folder === undefined ? [] : [readOnly ? "--ro-bind" : "--bind", folder, insideFolder]),
    ...(hasBinary ? extra : []),
    ...["--dev", "/dev"],
    ...(readOnly ? ["--remount-ro", "/dev", "--remount-ro", "/"] : []),
  ];
}

/**
 * Set inside the namespace, where a new kernel's `--nproc` counts this sandbox alone. `--data`, since `--as` stops
 * wasm from reserving addresses. A second more before the kernel kills: the first signal says "cpu".
 */
function limitArguments({ limitThreads }: BwrapIsolation, limits: SandboxLimits): string[] {
  return [
    "/bin/prlimit",
    `--data=${limits.dataBytes}`,
    `--cpu=${limits.cpuSeconds}:${limits.cpuSeconds + 1}`,
    ...(limitThreads ? ["--nproc=64"] : []),
    ...["--nofile=64", "--fsize=0", "--core=0", "--"],
  ];
}
