import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { classOf, type Row, timeGrading } from "./grading-times";
import { type NumberRow, numberLine, timeNumbers } from "./number-times";
import { timeStart } from "./start-time";

const root = join(__dirname, "..", "..", "..");

/**
 * `npm run bench [-- --runs N] [--json FILE] [--numbers]`: measures, prints a table, decides
 * nothing. With `--numbers` the speed of training and inference, without it that of grading.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: "string", default: "5" },
      json: { type: "string" },
      numbers: { type: "boolean", default: false },
    },
  });
  const runs = Math.max(1, Number(values.runs) || 5);
  console.log(
    `${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.version}`,
  );
  const rows = values.numbers ? await benchNumbers(runs) : await benchGrading(runs);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
}

async function benchNumbers(rounds: number): Promise<NumberRow[]> {
  console.log(
    `note classifier, batch 32 × 64: median (min–max) of ${rounds} interleaved rounds' medians`,
  );
  const backends = ["wasm", "wasm-xnn", "wasm-ort"] as const;
  const rows = await timeNumbers(backends, rounds, (line) => console.error(line));
  console.log(
    "\nbackend          training step, ms    one note, ms  first step, s   left by 300 steps",
  );
  for (const row of rows) console.log(numberLine(row));
  return rows;
}

async function benchGrading(runs: number): Promise<Row[]> {
  const rows: Row[] = [];
  const add = (row: Row) => {
    rows.push(row);
    console.log(lineOf(row));
  };
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

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
