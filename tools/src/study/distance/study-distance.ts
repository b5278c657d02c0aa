import {
  type DistanceConfig,
  type DistanceRow,
  distanceReaders,
  runSchema,
  showTable,
} from "@attending/lib";
import type { StudyOptions } from "../options";
import { provenanceOf } from "../provenance";
import { UnfinishedRows } from "../unfinished-rows";
import { writeRun } from "../write-run";
import { fullConfig, quickConfig, reducedConfig, stepLengths } from "./configs";
import { fullSize, makeReader, timeSteps, trainDistance } from "./train-distance";

/** What is trained and measured, from the project's folder. */
export const script = "tools/src/study/distance/train-distance.ts";

const what =
  "A bag of words, a transformer and LSTMs, taught on notes whose negation stands 0 to 24 words before what it denies, and tested distance by distance.";

const timed = distanceReaders.filter((reader) => reader !== "bag of words");

/** Trains every reader for each seed, times their steps, and writes `data/runs/distance.json`. */
export async function studyDistance(
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
    showTable(summaryOf(config, await trainAll(config)));
    showTable(timeSteps(timed, stepLengths.slice(0, 2)));
    return;
  }
  const steps = timeSteps(timed, stepLengths);
  showTable(steps);
  const provenance = await provenanceOf(root, script);
  const key = JSON.stringify([config, backend, provenance.made]);
  const unfinished = new UnfinishedRows<DistanceRow>(root, "distance", key);
  const rows = await trainAll(config, unfinished.read(), (done, row) => {
    unfinished.write(done);
    console.log(lineOf(row));
  });
  const reduced = { config: reducedConfig, rows: await trainAll(reducedConfig) };
  const parameters = distanceReaders.map((reader) => {
    const model = makeReader(reader, fullSize);
    const count = model.countParameters();
    model.dispose();
    return { reader, count };
  });
  const about = { schema: runSchema, name: "distance", what, ...provenance, backend } as const;
  writeRun(root, "distance", { ...about, config, rows, parameters, steps, reduced });
  unfinished.remove();
  showTable(summaryOf(config, rows));
}

/** A row for each reader and seed, those of a reader together; trained seed by seed. */
export async function trainAll(
  config: DistanceConfig,
  known: readonly DistanceRow[] = [],
  onRow: (rows: readonly DistanceRow[], row: DistanceRow) => void = () => undefined,
): Promise<DistanceRow[]> {
  const rows = [...known];
  const find = (reader: string, seed: number) =>
    rows.find((row) => row.reader === reader && row.seed === seed);
  for (const seed of config.seeds) {
    for (const reader of distanceReaders) {
      if (find(reader, seed)) continue;
      const row = await trainDistance(reader, seed, config);
      rows.push(row);
      onRow(rows, row);
    }
  }
  return distanceReaders.flatMap((reader) =>
    config.seeds.flatMap((seed) => find(reader, seed) ?? []),
  );
}

function lineOf({ reader, seed, allRight, cue, secondsPerEpoch }: DistanceRow): string {
  const shares = allRight.map((share) => share.toFixed(2)).join(" ");
  const ratios = cue.map(({ ratio }) => ratio.toFixed(1)).join(" ");
  const looks = ratios && `, negation looked at ${ratios} times as much as chance`;
  return `${reader}, seed ${seed}: all right ${shares}${looks}, ${secondsPerEpoch.toFixed(2)} s an epoch`;
}

/** The means over the seeds, distance by distance. */
function summaryOf({ distances }: DistanceConfig, rows: readonly DistanceRow[]) {
  return distanceReaders.map((reader) => {
    const own = rows.filter((row) => row.reader === reader);
    const means = distances.map((distance, i) => {
      const sum = own.reduce((total, { allRight }) => total + (allRight[i] ?? NaN), 0);
      return [`${distance} words`, sum / own.length] as const;
    });
    return { reader, ...Object.fromEntries(means) };
  });
}
