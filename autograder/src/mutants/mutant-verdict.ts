import type { MarkingEnd } from "./marking-process";

/** What became of a mutant. */
export interface MutantVerdict {
  /**
   * `killed`: it loses points under every seed, or never ends. `advised`: it keeps its points under
   * some, but the advice without points notices it there. Else `survived`.
   */
  readonly outcome: "killed" | "advised" | "survived";
  /** The assertions that failed under any seed; or how else it ended. */
  readonly by: readonly string[];
  /** Under how many seeds it kept all points. */
  readonly seedsPassed: number;
}

export function verdictOf(ended: MarkingEnd): MutantVerdict {
  if (ended.end === "fault") {
    return { outcome: "survived", by: [`the grader failed: ${ended.reason}`], seedsPassed: 0 };
  }
  if (ended.end !== "marked") return { outcome: "killed", by: [ended.end], seedsPassed: 0 };
  const { marks } = ended.marking;
  const passing = marks.filter(({ losesPoints }) => !losesPoints);
  const isNoticed = passing.every(({ failed }) => failed.length > 0);
  return {
    outcome: passing.length === 0 ? "killed" : isNoticed ? "advised" : "survived",
    by: [...new Set(marks.flatMap(({ failed }) => failed))],
    seedsPassed: passing.length,
  };
}
