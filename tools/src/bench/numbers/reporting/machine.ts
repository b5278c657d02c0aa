import { availableParallelism, cpus, totalmem } from "node:os";
import type { Ready } from "../measuring/answers";
import type { RowResult } from "../measuring/row-result";

/** Where and when it was measured. */
export interface Machine {
  readonly date: string;
  readonly processor: string;
  readonly cores: number;
  /** How many of them this process may use. */
  readonly usable: number;
  readonly memoryBytes: number;
  readonly system: string;
  readonly node: string;
}

export function describeMachine(now: Date): Machine {
  return {
    date: now.toISOString(),
    processor: cpus()[0]?.model.trim() ?? "unknown processor",
    cores: cpus().length,
    usable: availableParallelism(),
    memoryBytes: totalmem(),
    system: `${process.platform}-${process.arch}`,
    node: process.versions.node,
  };
}

/** The machine in a line. */
export function machineLine({ processor, cores, usable, memoryBytes, system, node }: Machine) {
  const allowed = usable === cores ? "" : ` (${usable} of them used)`;
  const memory = `${Math.round(memoryBytes / 2 ** 30)} GB`;
  return `${processor}, ${cores} cores${allowed}, ${memory}, ${system}, Node ${node}`;
}

/** A line for each contender: what it computed with, its threads and its versions. */
export function contenderLines(results: readonly RowResult[]): string[] {
  const ready = new Map<string, Ready>();
  for (const { name, ready: said } of results.flatMap(({ contenders }) => contenders)) {
    if (said && !ready.has(name)) ready.set(name, said);
  }
  return [...ready.values()].map(({ backend, threads, versions }) => {
    const list = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
    return `${backend}; ${threads} threads; ${list.join(", ")}`;
  });
}

/** A hint, when ours would have more threads than the peer's two. */
export function threadHint({ usable }: Machine): string | undefined {
  if (usable <= 2) return undefined;
  return `PyTorch computes with 2 threads, our backends may take up to ${Math.min(4, usable)} here: taskset -c 0,1 npm run bench -- … holds both to two cores.`;
}
