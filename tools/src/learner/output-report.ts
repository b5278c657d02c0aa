import type { ExerciseResult } from "@attending/autograder/dist/report/result";

/** Where the outputs of an answer differ from the solution's, on the inputs that `check()` uses. */
export function describeOutputs(exercise: ExerciseResult): string {
  if (exercise.status === "not-attempted")
    return "Yours still throws its TODO: nothing to compare.";
  const failed = exercise.assertions.filter(({ passed, maxPoints }) => !passed && maxPoints > 0);
  const [first, ...others] = failed;
  if (first === undefined) return "The results agree: all checks pass.";
  const lines = [`The results differ. First: ${first.claim}`, `  ${first.message}`];
  if (first.expected !== "") lines.push(`  the solution  ${first.expected}`);
  if (first.observed !== "") lines.push(`  yours         ${first.observed}`);
  if (exercise.mistake !== null) lines.push(`  Likely: ${exercise.mistake.says}`);
  const example = exercise.feedback?.counterexample ?? null;
  if (example !== null) {
    lines.push(
      `On small inputs: ${example.inputs}`,
      `  the solution  ${example.expected}`,
      `  yours         ${example.observed}`,
    );
  }
  if (others.length > 0) lines.push("Then:", ...others.map(({ claim }) => `  ${claim}`));
  return lines.join("\n");
}
