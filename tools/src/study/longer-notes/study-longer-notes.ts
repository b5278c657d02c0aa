import {
  type LongerNotesConfig,
  type LongerNotesRow,
  type LongerNotesTable,
  runSchema,
  showTable,
} from "@attending/lib";
import type { StudyOptions } from "../options";
import { provenanceOf } from "../provenance";
import { UnfinishedRows } from "../unfinished-rows";
import { writeRun } from "../write-run";
import { fullConfig, quickConfig, reducedConfig } from "./configs";
import { type Run, ratesToTry, runsAtBestRates, trainOnLongerNotes } from "./train-longer-notes";

/** What is trained and measured, from the project's folder. */
export const script = "tools/src/study/longer-notes/train-longer-notes.ts";

const what =
  "A transformer and LSTMs on notes of 127 words at most, a negation 0 to 56 words before what it denies; each with about the same time of the processor, at the better of its learning rates.";

/** Trains every reader, and writes `data/runs/longer-notes.json`. */
export async function studyLongerNotes(
  root: string,
  {
    seeds,
    epochs,
    quick,
    backend,
  }: Omit<StudyOptions, "check" | "study"> & { readonly backend: string },
): Promise<void> {
  const usual = quick ? quickConfig : fullConfig;
  const budgets = usual.budgets.map((budget) => ({ ...budget, epochs: epochs ?? budget.epochs }));
  const config = { ...usual, seeds: seeds ?? usual.seeds, budgets };
  if (quick) {
    const { tried, rows } = await trainAll(config, [], (row) => console.log(lineOf(row)));
    showTable([...tried, ...rows].map(summaryOf));
    return;
  }
  const provenance = await provenanceOf(root, script);
  const key = JSON.stringify([config, backend, provenance.made]);
  const unfinished = new UnfinishedRows<LongerNotesRow>(root, "longer-notes", key);
  const known = unfinished.read();
  const table = await trainAll(config, known, (row) => {
    known.push(row);
    unfinished.write(known);
    console.log(lineOf(row));
  });
  const reduced = await trainAll(reducedConfig);
  const about = { schema: runSchema, name: "longer-notes", what, ...provenance, backend } as const;
  writeRun(root, "longer-notes", { ...about, ...table, reduced });
  unfinished.remove();
  showTable(table.rows.map(summaryOf));
}

/** First the rates, on notes of their own; then each reader at its best. */
export async function trainAll(
  config: LongerNotesConfig,
  known: readonly LongerNotesRow[] = [],
  onRow: (row: LongerNotesRow) => void = () => undefined,
): Promise<LongerNotesTable> {
  const already = [...known];
  const train = async (runs: readonly Run[]): Promise<LongerNotesRow[]> => {
    const rows: LongerNotesRow[] = [];
    for (const run of runs) {
      const same = already.find(
        ({ reader, seed, rate }) => reader === run.reader && seed === run.seed && rate === run.rate,
      );
      const row = same ?? (await trainOnLongerNotes(run, config));
      if (same === undefined) onRow(row);
      rows.push(row);
    }
    return rows;
  };
  const tried = await train(ratesToTry(config));
  return { config, tried, rows: await train(runsAtBestRates(config, tried)) };
}

function lineOf({ reader, seed, rate, allRight, processorSeconds }: LongerNotesRow): string {
  const shares = allRight.map((share) => share.toFixed(2)).join(" ");
  const time = `${processorSeconds.toFixed(0)} s of the processor`;
  return `${reader}, seed ${seed}, rate ${rate}: all right ${shares}, ${time}`;
}

function summaryOf({ reader, seed, rate, allRight, bestEpoch }: LongerNotesRow) {
  const mean = allRight.reduce((sum, share) => sum + share, 0) / allRight.length;
  return { reader, seed, rate, "all right": mean, "best epoch": bestEpoch };
}
