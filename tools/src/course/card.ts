import type { ExerciseCard, KnownMistake } from "@attending/autograder/dist/exercises";

/** What the course reads of an exercise. The autograder is the only place where it is written. */
export interface CourseExercise {
  readonly card: ExerciseCard;
  readonly mistakes: readonly Pick<KnownMistake, "says">[];
}

/** An exercise's points: the sum over its assertions. */
export const pointsOf = (card: ExerciseCard): number =>
  card.assertions.reduce((sum, assertion) => sum + assertion.points, 0);

/** The head of an exercise: a heading, what it is worth, and its goal, as Markdown. */
export function cardMarkdown({ card }: CourseExercise): string {
  const difficulty = "●".repeat(card.difficulty) + "○".repeat(3 - card.difficulty);
  const facts = [
    `you write \`${card.symbol}\``,
    `difficulty ${difficulty}`,
    `about ${card.minutes} minutes`,
    `${pointsOf(card)} points`,
  ];
  return [
    `### Exercise ${card.id} · ${card.title}`,
    "",
    facts.join(" · "),
    "",
    `> **Goal.** ${card.goal}`,
  ].join("\n");
}

/** The known mistakes of an exercise, folded away: a learner looks when stuck, not before. */
export function mistakesMarkdown({ mistakes }: CourseExercise): string {
  return [
    "<details><summary>What usually goes wrong</summary>",
    "",
    "The checks know these by name. Look when you are stuck, or when you are done.",
    "",
    ...mistakes.map(({ says }) => `* ${says}`),
    "",
    "</details>",
  ].join("\n");
}
