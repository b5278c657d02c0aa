import { cpus } from "node:os";
import { setTimeout as wait } from "node:timers/promises";

/** What other programs take of the machine's processors: 0 to 1, of all cores together. */
export interface OthersShare {
  readonly before: number;
  readonly after: number;
}

/** Processor time of all cores so far, in milliseconds. */
export interface CoreTimes {
  readonly busy: number;
  readonly idle: number;
}

/** The share of all cores that is busy while this process waits. */
export async function busyShare(forMs = 2000): Promise<number> {
  const before = coreTimes();
  await wait(forMs);
  return shareBetween(before, coreTimes());
}

/** 0 where the system does not tell. */
export function shareBetween(before: CoreTimes, after: CoreTimes): number {
  const busy = after.busy - before.busy;
  const all = busy + after.idle - before.idle;
  return all > 0 ? busy / all : 0;
}

function coreTimes(): CoreTimes {
  const times = cpus().map((core) => core.times);
  return {
    busy: times.reduce((sum, { user, nice, sys, irq }) => sum + user + nice + sys + irq, 0),
    idle: times.reduce((sum, { idle }) => sum + idle, 0),
  };
}

/** More than a system's own small programs take. */
const quiet = 0.05;

/** A warning, when other programs were running: PyTorch's threads suffer most from them. */
export function othersWarning({ before, after }: OthersShare): string | undefined {
  if (before <= quiet && after <= quiet) return undefined;
  const percent = (share: number) => `${Math.round(100 * share)} %`;
  return `The machine was not quiet: other programs took ${percent(before)} of it just before and ${percent(after)} just after. Mistrust these numbers.`;
}
