import { writeFileSync } from "node:fs";

/** Adds up how long each stage took, for the benchmark, into the file that it names. */
export function stageTimes(file: string | undefined): {
  readonly add: (stage: string, ms: number) => void;
  readonly write: () => void;
} {
  const total: Record<string, number> = {};
  return {
    add: (stage, ms) => {
      total[stage] = (total[stage] ?? 0) + ms;
    },
    write: () => {
      if (file === undefined) return;
      writeFileSync(file, JSON.stringify({ ...total, process: performance.now() }));
    },
  };
}
