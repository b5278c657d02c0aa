import type { ExerciseMutants } from "./mutants-report";
import { shareInWords, sumOfCounts } from "./share-killed";

/** `docs/mutants.md`: a row an exercise. What lives, and why, the command itself says. */
export function renderMutantsPage(
  reports: readonly ExerciseMutants[],
  seeds: readonly string[],
): string {
  const total = sumOfCounts(reports.map(({ counts }) => counts));
  const rows = reports.map(({ id, title, counts }) => row(`${id} ${title}`, counts));
  return [
    "# What the grader makes of a thousand mistakes",
    "",
    "Written by `npm run mutants -- --write-docs`; do not edit.",
    "",
    "Each reference was changed in one place at a time, and each of these mutants marked as a learner's answer would be, under the seeds",
    `${seeds.map((seed) => `\`${seed}\``).join(", ")}. [Authoring](authoring.md) §6 says what the words mean.`,
    "",
    "* *killed*: it loses points under every seed, or never ends",
    "* *advice*: it leaves tensors behind, and no more: learners are told, and lose nothing",
    "* *argued*: somebody says in a sentence, in `autograder/src/mutants/argued/`, why nobody deserves to lose points by it",
    "* *open*: it lives, and nobody has said why",
    "* *share*: killed, of those that are neither advice nor argued for",
    "",
    "| exercise | mutants | killed | advice | argued | open | share |",
    "|---|--:|--:|--:|--:|--:|--:|",
    ...rows,
    row("all", total),
    "",
  ].join("\n");
}

function row(name: string, counts: ExerciseMutants["counts"]): string {
  const { mutants, killed, advised, argued, open } = counts;
  const cells = [name, mutants, killed, advised, argued, open, shareInWords(counts)];
  return `| ${cells.join(" | ")} |`;
}
