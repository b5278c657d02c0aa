import {
  type ExerciseMutants,
  isOpen,
  type MarkedMutant,
  type MutantCounts,
} from "./mutants-report";
import { shareInWords, shareOfAllInWords, sumOfCounts } from "./share-killed";

/** The report as lines for a terminal: a row an exercise, then what lives, and what must be mended. */
export function renderMutants(
  reports: readonly ExerciseMutants[],
  seeds: readonly string[],
): string {
  const total = sumOfCounts(reports.map(({ counts }) => counts));
  const rows = reports.map(({ id, counts }) => row(id, counts));
  return [
    `Seeds: ${seeds.join(", ")}. Killed: loses points under each of them, or never ends.`,
    "",
    heading,
    ...rows,
    ...(reports.length > 1 ? [row("all", total)] : []),
    "",
    ...reports.flatMap(section),
  ].join("\n");
}

/** The second share is of those that are neither advice nor argued for. */
const heading = "exercise  mutants  killed    share  of rest  advised  argued  open";

function row(name: string, counts: MutantCounts): string {
  const { mutants, killed, advised, argued, open } = counts;
  return [
    name.padEnd(8),
    String(mutants).padStart(9),
    String(killed).padStart(8),
    shareOfAllInWords(counts).padStart(9),
    shareInWords(counts).padStart(9),
    String(advised).padStart(9),
    String(argued).padStart(8),
    String(open).padStart(6),
  ].join("");
}

/** What lives of one exercise. */
function section({ id, title, from, mutants, stale }: ExerciseMutants): string[] {
  const living = mutants.filter(({ outcome }) => outcome !== "killed");
  if (living.length === 0 && stale.length === 0) return [];
  return [
    `${id} ${title}, ${from}`,
    ...living.flatMap((mutant) => [
      `  ${status(mutant)}  line ${mutant.line}, ${mutant.operator}:`,
      `    ${mutant.edit}`,
      ...explained(mutant),
    ]),
    ...stale.map((problem) => `  STALE  ${problem}`),
    "",
  ];
}

function status(mutant: MarkedMutant): string {
  if (isOpen(mutant)) return "LIVES  ";
  return mutant.outcome === "advised" ? "advised" : "argued ";
}

function explained({ argued, by, seedsPassed, outcome }: MarkedMutant): string[] {
  if (argued !== null) return [`    ${argued}`];
  if (by.length === 0) return [];
  const seen =
    outcome === "advised" ? "noticed by" : `keeps its points under ${seedsPassed}, else fails`;
  return [`    ${seen}: ${by.join(", ")}`];
}
