import { createHash } from "node:crypto";
import type { ExerciseResult, SubmissionResult } from "../report/result";
import type { CompiledSubmission } from "../slicing/protocol";
import type { GradingRoom } from "./grading-room";

/** SHA-256 of a file's bytes, as `sha256sum` prints it. */
export function contentHash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/**
 * What the compiler found that no mark rests on: what the answers say whatever their names, and what
 * was written under thought questions. The worker that says so has read hostile text, so it may lie
 * about its own submission; it cannot name a question that the course does not ask.
 */
export function compiledFacts(
  room: Pick<GradingRoom, "prose">,
  compiled: CompiledSubmission,
): Pick<SubmissionResult, "fingerprints" | "thoughts"> {
  const prose = room.prose.find(({ notebook }) => notebook === compiled.notebook);
  const asked = new Set(prose?.questions.map(({ id }) => id));
  return {
    fingerprints: Object.fromEntries(
      compiled.fingerprints.map(({ exercise, hash }) => [exercise, hash]),
    ),
    thoughts: compiled.thoughts.filter(({ id }) => asked.delete(id)),
  };
}

/** Flags answers that are the course's own under other names. */
export function flagReferences(
  exercises: readonly ExerciseResult[],
  { fingerprints }: Pick<CompiledSubmission, "fingerprints">,
): ExerciseResult[] {
  const equal = new Set(fingerprints.flatMap((each) => (each.isReference ? [each.exercise] : [])));
  return exercises.map((result) =>
    equal.has(result.id) ? { ...result, matchesReference: true } : result,
  );
}
