import {
  clinicalBertMiniRecipe,
  type PretrainingConfig,
  type PretrainingRow,
  type PretrainingStart,
  pretrainingStarts,
  runSchema,
  showTable,
} from "@attending/lib";
import type { StudyOptions } from "../options";
import { codeHash, provenanceOf } from "../provenance";
import { UnfinishedRows } from "../unfinished-rows";
import { writeRun } from "../write-run";
import { fullConfig, quickConfig, reducedConfig } from "./configs";
import { trainNamesEncoder } from "./train-names-encoder";
import { type TaggerOptions, trainTagger } from "./train-tagger";

/** What is trained and measured, from the project's folder. */
export const script = "tools/src/study/pretraining/train-tagger.ts";

const what =
  "Taggers of made-up notes, fine-tuned from drawn weights and from encoders that were pre-trained on text with the names of the training set, or of all splits.";

/** The starts that need no pre-training but the embedded model's. */
export const embeddedStarts = ["random", "all names"] as const;

/** Trains every start for each size and seed, and writes `data/runs/pretraining.json`. */
export async function studyPretraining(
  root: string,
  { seeds, quick, backend }: Pick<StudyOptions, "seeds" | "quick"> & { readonly backend: string },
): Promise<void> {
  const usual = quick ? quickConfig : fullConfig;
  const config = { ...usual, seeds: seeds ?? usual.seeds };
  if (quick) {
    const rows = await trainAll(config, embeddedStarts, foldersOf());
    showTable(rows.map(({ start, numTrain, seed, f1 }) => ({ start, numTrain, seed, f1 })));
    return;
  }
  const provenance = await provenanceOf(root, script);
  const encoderCode = await codeHash(root, "tools/src/study/pretraining/train-names-encoder.ts");
  const encoder = JSON.stringify([clinicalBertMiniRecipe, backend, encoderCode]);
  const folders = foldersOf(await trainNamesEncoder(root, encoder));
  const key = JSON.stringify([{ ...config, seeds: undefined }, encoder, provenance.made]);
  const unfinished = new UnfinishedRows<PretrainingRow>(root, "pretraining", key);
  const rows = await trainAll(config, pretrainingStarts, folders, unfinished);
  const reduced = {
    config: reducedConfig,
    rows: await trainAll(reducedConfig, embeddedStarts, folders),
  };
  const about = { schema: runSchema, name: "pretraining", what, ...provenance, backend } as const;
  writeRun(root, "pretraining", { ...about, config, rows, reduced });
  unfinished.remove();
}

/** Without the encoder of train's names its place is taken by nothing that could be loaded. */
export function foldersOf(trainNames = "none"): TaggerOptions["folders"] {
  return { "all names": "clinical-bert-mini", "train names": trainNames };
}

/** A row for each size, start and seed; what is known already is not trained again. */
export async function trainAll(
  config: PretrainingConfig,
  starts: readonly PretrainingStart[],
  folders: TaggerOptions["folders"],
  unfinished?: UnfinishedRows<PretrainingRow>,
): Promise<PretrainingRow[]> {
  const known = unfinished?.read() ?? [];
  const rows: PretrainingRow[] = [];
  for (const size of config.sizes) {
    for (const start of starts) {
      for (const seed of config.seeds) {
        const found = known.find(
          (row) => row.start === start && row.seed === seed && row.numTrain === size.numTrain,
        );
        const row = found ?? (await trainTagger({ start, seed, ...size, config, folders }));
        rows.push(row);
        if (found) continue;
        known.push(row);
        unfinished?.write(known);
        console.log(`${start}, ${size.numTrain} notes, seed ${seed}: F1 ${row.f1.toFixed(4)}`);
      }
    }
  }
  return rows;
}
