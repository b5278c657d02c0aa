import { spawnSync } from "node:child_process";

/** A command, and where and how it runs. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Put before the PATH: tools that call their own helpers find them there. */
  readonly path?: string;
}

/**
 * The seconds that a command takes.
 *
 * @throws Error with its last words when it fails
 */
export function timeCommand({ program, args, cwd, path }: Command): number {
  const PATH = path === undefined ? process.env.PATH : `${path}:${process.env.PATH}`;
  const started = performance.now();
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    env: { ...process.env, PATH },
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const seconds = (performance.now() - started) / 1000;
  if (status === 0) return seconds;
  const words = `${error?.message ?? ""}${stdout}${stderr}`.trimEnd().split("\n").slice(-6);
  throw new Error(
    `${program} ${args.join(" ")}: expected it to end well, got code ${status}.\n${words.join("\n")}`,
  );
}
