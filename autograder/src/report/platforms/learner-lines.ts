import { advice } from "../html/next-steps";
import type { ClaimAdvice, LearnerExercise } from "../learner-view";
import { formatPoints } from "../terminal";
import { plain } from "./one-learner";

/** What stands above an exercise's claims: the mistake, notes, what to try next. */
export function linesOfExercise(exercise: LearnerExercise): string[] {
  const { mistake, notes, status, counterexample, carriedForward } = exercise;
  const lines = mistake === null ? [] : [`Likely mistake: ${plain(mistake)}`];
  lines.push(...new Set(notes.map(plain)));
  if (carriedForward !== null) {
    const own = formatPoints(carriedForward.pointsWithOwnAnswers);
    const replaced = carriedForward.replaced.map(plain).join(", ");
    lines.push(
      `Marked with our solution in place of your ${replaced}; with your own: ${own} points.`,
    );
  }
  if (counterexample !== null) {
    const { inputs, expected, observed } = counterexample;
    lines.push(`For ${plain(inputs)}`, `expected ${plain(expected)}`, `got ${plain(observed)}`);
  }
  if (status !== "full") lines.push(`What to try next: ${plain(advice(exercise))}`);
  return lines;
}

/** Why a claim was lost, as far as the learner may know. */
export function linesOfAdvice(advice: ClaimAdvice | null): string[] {
  if (advice === null) return [];
  const { message, expected, observed } = advice;
  return [
    plain(message),
    ...(expected === "" ? [] : [`expected: ${plain(expected)}`]),
    ...(observed === "" ? [] : [`got: ${plain(observed)}`]),
  ];
}
