import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

/** What was killed may take a moment to be gone. */
const attempts = 20;
const pauseMs = 100;

/**
 * Processes that still run and have one of the words in their command line, each a sentence. None
 * where the machine has no `/proc`.
 */
export async function leftProcesses(words: readonly string[]): Promise<string[]> {
  let left = processesWith(words);
  for (let i = 0; i < attempts && left.length > 0; i++) {
    await wait(pauseMs);
    left = processesWith(words);
  }
  return left;
}

function processesWith(words: readonly string[]): string[] {
  return numbersIn("/proc").flatMap((pid) => {
    const command = commandOf(pid);
    const isOwn = Number(pid) === process.pid;
    return !isOwn && words.some((word) => command.includes(word))
      ? [`process ${pid} still runs: ${command.slice(0, 80)}`]
      : [];
  });
}

function numbersIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}
