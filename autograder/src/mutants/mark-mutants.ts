import { type MarkingEnd, MarkingProcess } from "./marking-process";
import type { MarkingOrder } from "./marking-protocol";
import { type MutantVerdict, verdictOf } from "./mutant-verdict";

export interface MarkingSettings {
  /** How many at a time. */
  readonly jobs: number;
  readonly onMarked?: (done: number) => void;
}

/** The verdicts on some mutants, in their order, whoever is ready first. */
export async function markMutants(
  orders: readonly MarkingOrder[],
  { jobs, onMarked }: MarkingSettings,
): Promise<MutantVerdict[]> {
  const verdicts: MutantVerdict[] = [];
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    const bench = new Bench();
    try {
      for (let i = next++; i < orders.length; i = next++) {
        const order = orders[i];
        if (order !== undefined) verdicts[i] = verdictOf(await bench.mark(order));
        done += 1;
        onMarked?.(done);
      }
    } finally {
      bench.clear();
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, orders.length) }, work));
  return verdicts;
}

/** A marking process, and another one after it where a mutant left it hanging, dead or spoiled. */
class Bench {
  private process: MarkingProcess | undefined;

  /** What ends badly is believed of a new process only: an earlier mutant may be at work in another. */
  async mark(order: MarkingOrder): Promise<MarkingEnd> {
    for (;;) {
      this.process ??= new MarkingProcess();
      const wasFresh = this.process.isFresh;
      const end = await this.process.mark(order);
      const isSound = end.end === "marked" && !end.marking.isSpoiled;
      if (!isSound) this.clear();
      if (isSound || wasFresh) return end;
    }
  }

  clear(): void {
    this.process?.stop();
    this.process = undefined;
  }
}
