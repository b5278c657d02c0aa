import { cpus } from "node:os";
import { join } from "node:path";
import { classOf, type Row, timeGrading } from "./grading-times";
import { timeStart } from "./start-time";

/** Times grading and the start of the course, and prints a line each. */
export async function benchGrading(root: string, runs: number): Promise<Row[]> {
  const rows: Row[] = [];
  const add = (row: Row) => {
    rows.push(row);
    console.log(lineOf(row));
  };
  console.log(
    `${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.version}`,
  );
  console.log(`seconds, median (min–max) of ${runs} runs, each in a fresh process, isolation on\n`);
  for (const notebook of ["01-note-generator", "02-self-attention", "03-transformer-block"]) {
    const file = join(root, "solutions", `${notebook}.ipynb`);
    add(timeGrading(root, `grade one solved ${notebook}`, file, runs, "< 2 s"));
  }
  for (const notebook of ["02-self-attention", "03-transformer-block"]) {
    const students = classOf(join(root, "solutions", `${notebook}.ipynb`), 20);
    add(timeGrading(root, `grade 20 copies of ${notebook}`, students.path, 1, "< 15 s"));
    students.remove();
  }
  add(await timeStart(root, Math.min(runs, 3)));
  return rows;
}

function lineOf({ what, seconds, target, stages }: Row): string {
  const time = `${seconds.median.toFixed(2)} (${seconds.min.toFixed(2)}–${seconds.max.toFixed(2)})`;
  const split = Object.entries(stages).map(([name, value]) => `${name} ${value.toFixed(2)}`);
  const detail = split.length === 0 ? "" : `\n    ${split.join(", ")}`;
  return `${what.padEnd(44)} ${time.padStart(20)}   target ${target}${detail}`;
}
