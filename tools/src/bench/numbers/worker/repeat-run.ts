import type { AtLeast } from "../measuring/questions";

/** Milliseconds of each run, of as many runs as are asked for at least. */
export function repeatRun(run: () => void, { runs, ms }: AtLeast): number[] {
  const times: number[] = [];
  const begun = performance.now();
  for (let now = begun; times.length < runs || now - begun < ms; ) {
    run();
    const end = performance.now();
    times.push(end - now);
    now = end;
  }
  return times;
}
