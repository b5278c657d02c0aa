import type { Spread } from "../statistics";
import { type ContestResult, numSubmissions } from "./contest";

/** The issue's aim: of a notebook in a batch of ten, with isolation on. */
const aim = 0.6;

/** A line a grader; last, how many times as long the others take as ours. */
export function contestTable(rows: ContestResult, runs: number): string {
  const lines = rows.map((row) => {
    if ("missing" in row) return `${row.name.padEnd(10)} not measured. ${row.missing}`;
    const { name, what, isolation, single, perNotebook } = row;
    return [
      name.padEnd(10),
      what.padEnd(34),
      isolation.padEnd(11),
      secondsOf(single),
      secondsOf(perNotebook),
    ].join(" ");
  });
  return [
    `seconds, median (min–max) of ${runs} ${runs === 1 ? "run" : "runs"}, each tool on its like notebook`,
    ["grader".padEnd(10), "notebook".padEnd(34), "isolation".padEnd(11)].join(" ") +
      ` ${"one, cold".padStart(20)} ${`each of ${numSubmissions}`.padStart(20)}`,
    ...lines,
    "",
    ...ratios(rows),
    `aim: at most ${aim} s for each of ${numSubmissions}, with isolation`,
  ].join("\n");
}

function secondsOf({ median, min, max }: Spread): string {
  return `${median.toFixed(2)} (${min.toFixed(2)}–${max.toFixed(2)})`.padStart(20);
}

/** Against the slower of our own notebooks. */
function ratios(rows: ContestResult): string[] {
  const measured = rows.flatMap((row) => ("missing" in row ? [] : [row]));
  const ours = measured.filter(({ name }) => name === "attending");
  const slowest = Math.max(...ours.map(({ perNotebook }) => perNotebook.median));
  return measured
    .filter(({ name }) => name !== "attending")
    .map(({ name, perNotebook }) => {
      const times = perNotebook.median / slowest;
      return `${name} takes ${times.toFixed(1)} times as long as attending for each of ${numSubmissions}`;
    });
}
