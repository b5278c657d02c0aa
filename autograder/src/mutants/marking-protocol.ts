/** What a marking process is asked: one mutant, on several seeds. */
export interface MarkingOrder {
  /** The exercise's id. */
  readonly exercise: string;
  /** The mutant's module. */
  readonly code: string;
  readonly seeds: readonly string[];
}

/** What came of one seed. */
export interface SeedMark {
  readonly losesPoints: boolean;
  /** The assertions that failed, advice included. */
  readonly failed: readonly string[];
}

export interface Marking {
  readonly marks: readonly SeedMark[];
  /** The process no longer gives the reference full marks: what it said may be another's doing. */
  readonly isSpoiled: boolean;
}

export type MarkingReply =
  | { readonly says: "ready" }
  /** A seed begins: the time limit counts anew. */
  | { readonly says: "working" }
  | { readonly says: "marked"; readonly marking: Marking }
  /** The grader failed, not the mutant. */
  | { readonly says: "fault"; readonly reason: string };
