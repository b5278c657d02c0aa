import { mkdirSync } from "node:fs";
import path from "node:path";
import {
  type NerTrainingConfig,
  type NerTrainingEpoch,
  type NerTrainingRow,
  type NerTrainingRun,
  type ProgressReporter,
  readNerTrainingRun,
  runSchema,
} from "@attending/lib";
import { writeWholeFile } from "@attending/lib/dist/models/whole-file";
import { provenanceOf } from "../study/provenance";
import { BegunRun } from "./begun-run";
import { fineTune } from "./fine-tune";
import type { TrainNerOptions } from "./options";
import { readSources } from "./sources";

/** What trains and measures, from the project's folder. */
const script = "tools/src/train-ner/fine-tune.ts";

/** Who runs it, and on what. */
export interface TrainNerSurroundings {
  /** The project's folder. */
  readonly root: string;
  readonly backend: string;
  readonly say: (line: string) => void;
  readonly progress?: ProgressReporter | false | undefined;
  /** Ends the run after a step; `--resume` goes on with it. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Trains a tagger for each seed, and writes what came of it; undefined when the signal stopped it.
 *
 * @throws Error that says what is missing or does not fit, before anything is trained
 */
export async function trainNer(
  options: TrainNerOptions,
  { root, backend, say, progress, signal }: TrainNerSurroundings,
): Promise<NerTrainingRun | undefined> {
  const { model, resume, seeds } = options;
  const config = configOf(options);
  const sources = readSources(options);
  const out = path.resolve(root, options.out);
  const name = path.basename(out, ".json");
  const provenance = await provenanceOf(root, script);
  const about = { schema: runSchema, name, what: whatOf(sources), ...provenance, backend } as const;
  const key = {
    ...{ ...config, seeds: undefined },
    ...{ model: sources.model.sha256, data: sources.data.sha256 },
    ...{ backend, code: provenance.made },
  };
  const folder = path.resolve(root, process.env.ATTENDING_STATE ?? ".attending", "train-ner", name);
  const begun = new BegunRun(folder, key, { resume });
  const rows: NerTrainingRow[] = [];
  for (const seed of seeds) {
    const done = begun.row(seed);
    const row = done ?? (await trainSeed(seed));
    if (row === undefined) return undefined;
    rows.push(row);
    say(`seed ${seed}: test ${scoreLine(row.test)}, epoch ${row.bestEpoch}`);
  }
  const run = { ...about, config, model: sources.model, data: sources.data, rows };
  writeRun(out, run);
  return run;

  async function trainSeed(seed: number): Promise<NerTrainingRow | undefined> {
    const tuned = await fineTune({
      ...{ model, corpus: sources.corpus, config, seed, resume, progress, signal },
      folder: begun.seedFolder(seed),
      onEpoch: (epoch) => say(`seed ${seed}, ${epochLine(epoch)}`),
    });
    if (tuned === undefined) return undefined;
    const row = { seed, ...tuned };
    begun.keep(row);
    return row;
  }
}

function configOf({
  seeds,
  epochs,
  batch,
  learningRate,
  maxLength,
}: TrainNerOptions): NerTrainingConfig {
  return {
    ...{ seeds, epochs, batchSize: batch, learningRate, maxLength },
    ...{ dropoutRate: 0.1, weightDecay: 0.01, warmupShare: 0.1, maxGradientNorm: 1 },
  };
}

const whatOf = ({ model, data }: ReturnType<typeof readSources>) =>
  `${model.name}, fine-tuned as a tagger on ${data.name}; the epoch chosen by validation, judged by the test sentences; counts and scores only.`;

const epochLine = ({ epoch, trainLoss, validation, trainSeconds }: NerTrainingEpoch) =>
  `epoch ${epoch}: loss ${trainLoss.toFixed(4)}, validation ${scoreLine(validation)}, ${trainSeconds} s`;

const scoreLine = ({ f1, mode, perType }: NerTrainingRow["test"]) =>
  [
    `F1 ${f1.toFixed(4)} (${mode})`,
    ...perType.map((each) => `${each.type} ${each.f1.toFixed(4)}`),
  ].join(" ");

/** @throws DataError when what was written could not be read again */
function writeRun(file: string, run: NerTrainingRun): void {
  readNerTrainingRun({ value: JSON.parse(JSON.stringify(run)), at: file }, run.name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeWholeFile(file, Buffer.from(`${JSON.stringify(run, null, 1)}\n`));
}
