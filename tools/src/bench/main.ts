import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { asksForHelp } from "../command-line/asks-for-help";
import { benchBatches } from "./batches/bench-batches";
import { benchGrading } from "./bench-grading";
import { benchGraders } from "./graders/bench-graders";
import { benchNumbers } from "./numbers/bench-numbers";
import { numberOptions } from "./numbers/options";

const root = join(__dirname, "..", "..", "..");

const usage = `npm run bench                  the speed of grading a notebook
  --runs N                     repeat it so often
  --peers                      beside otter and nbgrader, which it installs
npm run bench -- --batches     classes of 1 to 200, and one by Redis and four workers
  --queued N                   so many notebooks by Redis (1000; 0: none)
npm run bench -- --numbers     training and inference
  --peers                      beside PyTorch, which it installs
  --backends wasm-ort,node     on these
  --rows a,b                   these rows only
  --write-docs                 write the table into docs/benchmark.md
  --json FILE                  write what was measured there as well`;

/**
 * `npm run bench`: measures, prints a table, decides nothing.
 */
async function main(args: readonly string[]): Promise<void> {
  if (asksForHelp(args)) return console.log(usage);
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: "string" },
      json: { type: "string" },
      batches: { type: "boolean", default: false },
      queued: { type: "string" },
      numbers: { type: "boolean", default: false },
      peers: { type: "boolean", default: false },
      rows: { type: "string" },
      backends: { type: "string" },
      "write-docs": { type: "boolean", default: false },
    },
  });
  const { batches, numbers, peers, rows, backends } = values;
  if (!numbers && (values["write-docs"] || rows !== undefined || backends !== undefined))
    throw new Error(
      "bench: expected --numbers with --rows, --backends and --write-docs, got them without it. Add --numbers.",
    );
  // A file that cannot be written should say so now, not when all is measured.
  if (values.json !== undefined) appendFileSync(values.json, "");
  const bench = () => {
    if (numbers) return benchNumbers(root, numberOptions({ ...values }));
    if (batches) return benchBatches(root, queuedFrom(values.queued));
    if (peers) return benchGraders(root, Math.max(1, Number(values.runs) || 1));
    return benchGrading(root, Math.max(1, Number(values.runs) || 5));
  };
  const result = await bench();
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
}

/** A thousand take minutes; 0 leaves the queue out. */
function queuedFrom(text: string | undefined): number {
  const count = Number(text ?? 1000);
  if (Number.isInteger(count) && count >= 0 && count <= 100_000) return count;
  throw new Error(`bench: --queued expects a whole number up to 100000, got "${text}".`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
