import { spawnSync } from "node:child_process";

/**
 * What a short command printed, and how it ended. Never throws: a command that is not there has
 * status null.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnSyncOptions} [options]
 * @returns {{ status: number | null, stdout: string, stderr: string }}
 */
export function runCommand(command, args, options = {}) {
  const result = spawnSync(command, args, {
    stdio: ["ignore", "pipe", "pipe"],
    windowsHide: true,
    ...options,
    encoding: "utf8",
  });
  const failure = result.error === undefined ? "" : String(result.error.message);
  return {
    status: result.error === undefined ? result.status : null,
    stdout: result.stdout ?? "",
    stderr: (result.stderr ?? "") + failure,
  };
}

/** @param {string} text @param {number} count */
export function lastLines(text, count) {
  return text.trimEnd().split("\n").slice(-count).join("\n");
}
