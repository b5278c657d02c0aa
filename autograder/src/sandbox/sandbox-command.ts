import type { BwrapIsolation, Isolation } from "./isolation";
import type { SandboxLimits } from "./limits";
import { libraryFolder } from "./runtime-files";

/** Where the staged files stand inside. */
const insideFolder = "/attending";

/** Inside, nobody is anybody: the kernel's id for "nobody". */
export const nobody = 65534;

/** Descriptors of every sandboxed process, beside the input on 0. */
export const descriptor = { filter: 3, replies: 4, extra: 5 } as const;

export interface SandboxCommand {
  readonly file: string;
  readonly args: readonly string[];
}

/** What is run inside: a script of the staged folder, or a program that comes over a descriptor. */
export type Inside =
  | { readonly script: string; readonly permissions: boolean }
  | { readonly binary: Buffer };

/** The command line that runs something in the isolation, with its limits. */
export function sandboxCommand(
  isolation: Isolation,
  folder: string,
  inside: Inside,
  limits: SandboxLimits,
): SandboxCommand {
  if (isolation.kind === "none") {
    if ("binary" in inside) return { file: "/bin/false", args: [] };
    return { file: process.execPath, args: nodeArguments(folder, inside, limits) };
  }
  const program =
    "binary" in inside
      ? ["/binary"]
      : ["/bin/node", ...nodeArguments(insideFolder, inside, limits)];
  return {
    file: isolation.bwrap,
    args: [
      ...namespaceArguments(isolation),
      ...fileArguments(isolation, folder, inside),
      ...["--chdir", "/", "--seccomp", `${descriptor.filter}`, "--"],
      ...limitArguments(isolation, limits),
      ...program,
    ],
  };
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
  folder: string,
  inside: Inside,
): string[] {
  const extra = ["--perms", "0555", "--file", `${descriptor.extra}`, "/binary"];
  return [
    ...binds.flatMap(({ source, target }) => ["--ro-bind", source, target]),
    ...[readOnly ? "--ro-bind" : "--bind", folder, insideFolder],
    ...("binary" in inside ? extra : []),
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

function nodeArguments(
  folder: string,
  inside: { readonly script: string; readonly permissions: boolean },
  limits: SandboxLimits,
): string[] {
  const permissions = [permissionFlag(), `--allow-fs-read=${folder}/*`];
  return [
    ...(inside.permissions ? permissions : []),
    `--max-old-space-size=${limits.heapMegabytes}`,
    "--no-warnings",
    `${folder}/${inside.script}`,
  ];
}

/** Node's permission model is depth, not the wall. Its flag lost a word in Node 23. */
function permissionFlag(): string {
  return process.allowedNodeEnvironmentFlags.has("--permission")
    ? "--permission"
    : "--experimental-permission";
}
