import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { benchBatches } from "./batches/bench-batches";
import { benchGrading } from "./bench-grading";
import { benchGraders } from "./graders/bench-graders";
import { benchNumbers } from "./numbers/bench-numbers";
import { numberOptions } from "./numbers/options";

const root = join(__dirname, "..", "..", "..");

/**
 * `npm run bench [-- --runs N] [--json FILE]`: measures, prints a table, decides nothing. Without
 * more flags the speed of grading, with `--peers` beside otter's and nbgrader's (it installs them);
 * with `--batches` classes of 1 to 200, and of `--queued` (1000; 0: none) by Redis and four workers;
 * with `--numbers` that of training and inference, on
 * `--backends wasm-ort,…`, next to PyTorch (`--peers` installs one), all rows or `--rows a,b`;
 * `--write-docs` writes the table into docs/benchmark.md.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
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

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
