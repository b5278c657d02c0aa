import { readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type CellReport, executeNotebook } from "./execute-notebook";
import type { NotebookJson } from "./notebook-json";

const usage = `Usage: main.js IN.ipynb [--out OUT.ipynb] [--timeout SECONDS] [--keep-going] [--strict]

Runs a notebook without Jupyter and saves it with its outputs (in place without --out).
Exit code: 0 all cells ran, 1 a cell failed, 2 wrong usage.`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: "string" },
      timeout: { type: "string", default: "60" },
      "keep-going": { type: "boolean", default: false },
      strict: { type: "boolean", default: false },
    },
  });
  const [input, ...rest] = positionals;
  const timeoutSeconds = Number(values.timeout);
  if (input === undefined || rest.length > 0 || !(timeoutSeconds > 0)) throw new Error(usage);
  const notebook = readNotebook(input);
  const result = await executeNotebook(notebook, {
    cwd: dirname(resolve(input)),
    cellTimeoutMs: timeoutSeconds * 1000,
    keepGoing: values["keep-going"] === true,
    strict: values.strict === true,
    onCell: printCell,
  });
  writeFileSync(values.out ?? input, `${JSON.stringify(result.notebook, null, 1)}\n`);
  const verdict = result.failed.length === 0 ? "ok" : "FAILED";
  console.log(`${input}: ${verdict} in ${result.seconds.toFixed(1)} s`);
  return result.failed.length === 0 ? 0 : 1;
}

function readNotebook(path: string): NotebookJson {
  const content: unknown = JSON.parse(readFileSync(path, "utf8"));
  const { cells, nbformat } = (content ?? {}) as Partial<NotebookJson>;
  if (nbformat !== 4 || !Array.isArray(cells)) {
    throw new Error(
      `${path}: expected a notebook of nbformat 4, got nbformat ${nbformat}. Save it anew in JupyterLab.`,
    );
  }
  return content as NotebookJson;
}

function printCell({ executionCount, seconds, failure }: CellReport): void {
  const verdict = failure ? `${failure.ename}: ${failure.evalue}` : "ok";
  console.log(`[${executionCount}] ${seconds.toFixed(2)} s  ${verdict}`);
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  },
);
