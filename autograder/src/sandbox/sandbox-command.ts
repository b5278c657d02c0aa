import type { SandboxLimits } from "./limits";

/** Where the staged files stand inside. */
export const insideFolder = "/attending";

/** Inside, nobody is anybody: the kernel's id for "nobody". */
export const nobody = 65534;

/** Descriptors of every sandboxed process, beside the input on 0. */
export const descriptor = { filter: 3, replies: 4, extra: 5 } as const;

export interface SandboxCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** What is run inside: a script of the staged folder, or the self-test's program of system calls. */
export type Inside =
  | { readonly script: string; readonly permissions: boolean }
  | { readonly binary: Buffer };

/** The command line without isolation: a plain process, for one's own work. */
export function plainCommand(
  folder: string,
  inside: Inside,
  limits: SandboxLimits,
): SandboxCommand {
  if ("binary" in inside) return { file: "/bin/false", args: [], environment: {} };
  return { file: process.execPath, args: nodeArguments(folder, inside, limits), environment: {} };
}

/** Node's own limits and permissions, and the script. */
export function nodeArguments(
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
