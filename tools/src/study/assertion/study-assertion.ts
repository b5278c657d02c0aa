import {
  type AssertionConfig,
  type AssertionRun,
  assertionLabels,
  assertionStarts,
  distinctConcepts,
  findExternalFile,
  type NegexSentence,
  readNegexSentences,
  runSchema,
  showTable,
} from "@attending/lib";
import { sentencesFile } from "../negex/study-negex";
import type { StudyOptions } from "../options";
import { provenanceOf } from "../provenance";
import { UnfinishedRows } from "../unfinished-rows";
import { writeRun } from "../write-run";
import { fullConfig, quickConfig, reducedConfig } from "./configs";
import {
  assertionCorpus,
  floorsOn,
  rulesOnReal,
  type TrainedAssertion,
  trainAssertion,
} from "./train-assertion";

/** What is trained and measured, from the project's folder. */
export const script = "tools/src/study/assertion/train-assertion.ts";

const what =
  "Heads that tell absent, historical, present and uncertain mentions, from the embedded BERT and from random weights, trained and tested on generated notes; NegEx's sentences in counts only.";

/** Trains a head for each start and seed, and writes `data/runs/assertion.json`. */
export async function studyAssertion(
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
    showTable(summaryOf(await trainAll(config, [])));
    return;
  }
  const concepts = realConcepts();
  const provenance = await provenanceOf(root, script);
  const key = JSON.stringify([config, backend, provenance.made]);
  const unfinished = new UnfinishedRows<TrainedAssertion>(root, "assertion", key);
  const trained = await trainAll(config, concepts, unfinished);
  const reduced = await trainAll(reducedConfig, []);
  const about = { schema: runSchema, name: "assertion", what, ...provenance, backend } as const;
  writeRun(root, "assertion", {
    ...about,
    config,
    rows: trained.map(({ row }) => row),
    floors: floorsOn(assertionCorpus(config).test),
    real: realOf(concepts, trained),
    reduced: { config: reducedConfig, rows: reduced.map(({ row }) => row) },
  });
  unfinished.remove();
  showTable(summaryOf(trained));
}

/** A row for each start and seed, those of a start together. */
export async function trainAll(
  config: AssertionConfig,
  concepts: readonly NegexSentence[],
  unfinished?: UnfinishedRows<TrainedAssertion>,
): Promise<TrainedAssertion[]> {
  const done = unfinished?.read() ?? [];
  for (const start of assertionStarts) {
    for (const seed of config.seeds) {
      if (done.some(({ row }) => row.start === start && row.seed === seed)) continue;
      const trained = await trainAssertion({ start, seed }, config, concepts);
      done.push(trained);
      unfinished?.write(done);
      console.log(`${start}, seed ${seed}: accuracy ${trained.row.accuracy.toFixed(3)}`);
    }
  }
  return assertionStarts.flatMap((start) =>
    config.seeds.flatMap(
      (seed) => done.find(({ row }) => row.start === start && row.seed === seed) ?? [],
    ),
  );
}

/** NegEx's sentences, each pair once, in lower case. */
function realConcepts(): NegexSentence[] {
  const file = findExternalFile(sentencesFile);
  if (file !== undefined) return distinctConcepts(readNegexSentences(file));
  throw new Error(
    `study: expected data/external/${sentencesFile}, got none. Notebook 06 says where it is to be had.`,
  );
}

function realOf(
  concepts: readonly NegexSentence[],
  trained: readonly TrainedAssertion[],
): AssertionRun["real"] {
  const rows = trained.flatMap(({ row: { start, seed }, real }) =>
    real === undefined ? [] : [{ start, seed, counts: real }],
  );
  return { numConcepts: concepts.length, rules: rulesOnReal(concepts), rows };
}

function summaryOf(trained: readonly TrainedAssertion[]) {
  return trained.map(({ row }) => ({
    start: row.start,
    seed: row.seed,
    accuracy: row.accuracy,
    "macro F1": row.macroF1,
    "negation accuracy": row.negationAccuracy,
    ...Object.fromEntries(assertionLabels.map((label, i) => [label, row.f1[i]])),
    "s an epoch": row.secondsPerEpoch,
  }));
}
