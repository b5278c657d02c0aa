import {
  type AblationsConfig,
  type AblationsRow,
  ablationNames,
  runSchema,
  showTable,
} from "@attending/lib";
import type { StudyOptions } from "../options";
import { provenanceOf } from "../provenance";
import { UnfinishedRows } from "../unfinished-rows";
import { writeRun } from "../write-run";
import { fullConfig, quickConfig, reducedConfig } from "./configs";
import { trainAblation } from "./train-ablation";

/** What is trained and measured, from the project's folder. */
export const script = "tools/src/study/ablations/train-ablation.ts";

const what =
  "Each part of the transformer of notebook 03 taken out in turn, and the model trained anew for each seed.";

/** Trains every variant for each seed, and writes `data/runs/ablations.json` when all are done. */
export async function studyAblations(
  root: string,
  {
    seeds,
    epochs,
    quick,
    backend,
  }: Omit<StudyOptions, "check" | "study"> & { readonly backend: string },
): Promise<void> {
  const usual = quick ? quickConfig : fullConfig;
  const config = { ...usual, seeds: seeds ?? usual.seeds, epochs: epochs ?? usual.epochs };
  if (quick) {
    showTable(summaryOf(await trainAll(config, [], (_, row) => console.log(lineOf(row)))));
    return;
  }
  const provenance = await provenanceOf(root, script);
  // A row is the same whatever other seeds there are.
  const key = JSON.stringify([{ ...config, seeds: undefined }, backend, provenance.made]);
  const unfinished = new UnfinishedRows<AblationsRow>(root, "ablations", key);
  const rows = await trainAll(config, unfinished.read(), (done, row) => {
    unfinished.write(done);
    console.log(lineOf(row));
  });
  const reduced = { config: reducedConfig, rows: await trainAll(reducedConfig) };
  const about = { schema: runSchema, name: "ablations", what, ...provenance, backend } as const;
  writeRun(root, "ablations", { ...about, config, rows, reduced });
  unfinished.remove();
  showTable(summaryOf(rows));
}

/**
 * A row for each variant and seed, those of a variant together. Seeds come in turn: when it is
 * stopped halfway, there is one whole study for fewer seeds.
 */
export async function trainAll(
  config: AblationsConfig,
  known: readonly AblationsRow[] = [],
  onRow: (rows: readonly AblationsRow[], row: AblationsRow) => void = () => undefined,
): Promise<AblationsRow[]> {
  const rows = [...known];
  const find = (variant: string, seed: number) =>
    rows.find((row) => row.variant === variant && row.seed === seed);
  for (const seed of config.seeds) {
    for (const variant of ablationNames) {
      if (find(variant, seed)) continue;
      const row = await trainAblation(variant, seed, config);
      rows.push(row);
      onRow(rows, row);
    }
  }
  return ablationNames.flatMap((variant) =>
    config.seeds.flatMap((seed) => find(variant, seed) ?? []),
  );
}

function lineOf({ variant, seed, microF1, binding, secondsPerEpoch }: AblationsRow): string {
  const scores = `micro-F1 ${microF1.toFixed(4)}, binding ${binding.toFixed(4)}`;
  return `${variant}, seed ${seed}: ${scores}, ${secondsPerEpoch.toFixed(2)} s an epoch`;
}

/** The means over the seeds. */
function summaryOf(rows: readonly AblationsRow[]) {
  return ablationNames.map((variant) => {
    const own = rows.filter((row) => row.variant === variant);
    const mean = (name: "microF1" | "topOne" | "exactMatch" | "binding") =>
      own.reduce((sum, row) => sum + row[name], 0) / own.length;
    return {
      variant,
      "micro-F1": mean("microF1"),
      "top-1": mean("topOne"),
      "all four right": mean("exactMatch"),
      binding: mean("binding"),
    };
  });
}
