import { readdirSync, readFileSync } from "node:fs";

/** Clock ticks a second in `/proc`: fixed by the kernel's interface, whatever the machine's timer. */
const ticksPerSecond = 100;

/** Seconds of processor time of a process and all below it; 0 where `/proc` does not tell. */
export function processorSeconds(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The name stands in parentheses and may hold anything; the numbers follow the last one.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const own = (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
    return childrenOf(pid).reduce((sum, child) => sum + processorSeconds(child), own);
  } catch {
    return 0;
  }
}

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, "latin1")
      .split(" ")
      .filter((text) => text !== "")
      .map(Number),
  );
}
