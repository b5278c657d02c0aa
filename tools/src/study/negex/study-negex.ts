import {
  coveredConcepts,
  findExternalFile,
  type NegexConfig,
  type NegexRow,
  negexCoverage,
  negexLearners,
  readNegexSentences,
  runSchema,
  showTable,
} from "@attending/lib";
import type { StudyOptions } from "../options";
import { provenanceOf } from "../provenance";
import { UnfinishedRows } from "../unfinished-rows";
import { writeRun } from "../write-run";
import { scoreLearner, scoreRules } from "./score-negex";

/** What is trained and measured, from the project's folder. */
export const script = "tools/src/study/negex/score-negex.ts";

const what =
  "NegEx's annotated sentences, read by rules, and by models that learned from generated notes; counts only.";

/** The sentences are others' data, and not part of the project. */
export const sentencesFile = "negex/Annotations-1-120.txt";

const fullConfig: NegexConfig = {
  seeds: [42, 43, 44],
  epochs: 25,
  learningRate: 3e-4,
  floorLearningRate: 1e-2,
  numTrain: 2000,
  numValidation: 300,
};

const quickConfig: NegexConfig = { ...fullConfig, seeds: [42], epochs: 2, numTrain: 200 };

/** Trains every learner for each seed, and writes `data/runs/negex.json`. */
export async function studyNegex(
  root: string,
  {
    seeds,
    epochs,
    quick,
    backend,
  }: Pick<StudyOptions, "seeds" | "epochs" | "quick"> & {
    readonly backend: string;
  },
): Promise<void> {
  const file = findExternalFile(sentencesFile);
  if (file === undefined) {
    throw new Error(
      `study: expected data/external/${sentencesFile}, got none. Notebook 06 says where it is to be had.`,
    );
  }
  const usual = quick ? quickConfig : fullConfig;
  const config = { ...usual, seeds: seeds ?? usual.seeds, epochs: epochs ?? usual.epochs };
  const sentences = readNegexSentences(file);
  const coverage = negexCoverage(sentences);
  const rules = scoreRules(sentences);
  showTable([coverage]);
  showTable(rules.map(({ reader, all, covered }) => ({ reader, ...all, ...asCovered(covered) })));
  const provenance = await provenanceOf(root, script);
  // Rows say their seed: with further seeds, those that are done stay.
  const settings = { ...config, seeds: undefined };
  const key = JSON.stringify([settings, backend, provenance.made]);
  const unfinished = new UnfinishedRows<NegexRow>(root, "negex", key);
  const known = quick ? [] : unfinished.read();
  const concepts = coveredConcepts(sentences);
  for (const seed of config.seeds) {
    for (const reader of negexLearners) {
      if (known.some((row) => row.reader === reader && row.seed === seed)) continue;
      known.push(await scoreLearner(reader, seed, concepts, config));
      if (!quick) unfinished.write(known);
      console.log(`${reader}, seed ${seed}`);
    }
  }
  showTable(known.map(({ reader, seed, leftOut }) => ({ reader, seed, ...leftOut })));
  if (quick) return;
  const rows = negexLearners.flatMap((reader) =>
    config.seeds.flatMap(
      (seed) => known.find((row) => row.reader === reader && row.seed === seed) ?? [],
    ),
  );
  const about = { schema: runSchema, name: "negex", what, ...provenance, backend } as const;
  writeRun(root, "negex", { ...about, config, coverage, rules, rows });
  unfinished.remove();
}

const asCovered = (counts: NegexRow["leftOut"]) =>
  Object.fromEntries(Object.entries(counts).map(([name, count]) => [`covered ${name}`, count]));
