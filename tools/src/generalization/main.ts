import { mkdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import {
  chooseBackend,
  type GeneralizationRow,
  readGeneralizationRun,
  readNerCorpus,
  runSchema,
  showTable,
} from "@attending/lib";
import { writeWholeFile } from "@attending/lib/dist/models/whole-file";
import { asksForHelp } from "../command-line/asks-for-help";
import { provenanceOf } from "../study/provenance";
import { dictionaryOf, scoreDisease, taggerOf, type } from "./score-disease";

const root = path.join(__dirname, "..", "..", "..");
const script = "tools/src/generalization/score-disease.ts";
const out = "data/runs/generalization.json";

const usage = `npm run generalization -- --model FOLDER --checkpoint 42=FILE [--checkpoint 43=FILE]
  --model       the BERT that npm run train:ner began with
  --checkpoint  a seed, and the best.safetensors that the run kept of it
  --train       a corpus or its folder (bc5cdr-mtl)
  --other       another one, whose test sentences are read as well (ncbi-disease)`;

/**
 * `npm run generalization`: what a dictionary and a BERT, both taught by one corpus, find of the
 * diseases in the test sentences of this corpus and of another; written to `data/runs/`.
 */
async function main(args: readonly string[]): Promise<void> {
  if (asksForHelp(args)) return console.log(usage);
  const { model, checkpoint, train, other } = options(args);
  const { name: backend } = await chooseBackend();
  const taught = readNerCorpus(train);
  const readers = [
    { reader: "dictionary" as const, seed: 0, read: dictionaryOf(taught.train) },
    ...checkpoint.map(({ seed, file }) => ({
      ...{ reader: "BERT" as const, seed },
      read: taggerOf(model, file, taught.labels),
    })),
  ];
  const corpora = [
    { corpus: path.basename(train), test: taught.test },
    { corpus: path.basename(other), test: readNerCorpus(other).test },
  ];
  const rows = readers.flatMap(({ reader, seed, read }) =>
    corpora.map(({ corpus, test }): GeneralizationRow => {
      const scores = scoreDisease(read, { train: taught.train, test });
      console.log(
        `${reader}, seed ${seed}, ${corpus}: F1 ${scores.f1.toFixed(4)} (${scores.mode})`,
      );
      return { reader, seed, corpus, ...scores };
    }),
  );
  showTable(rows.map(({ seen, unseen, ...row }) => row));
  const about = {
    ...{ schema: runSchema, name: "generalization" },
    what: "A dictionary and a BERT taught by one corpus, on the diseases of its test sentences and of another's; counts only.",
    ...(await provenanceOf(root, script)),
    backend,
  };
  const ofModel = {
    model: path.basename(path.resolve(model)),
    trainedOn: path.basename(train),
    type,
  };
  write({ ...about, ...ofModel, rows });
}

function options(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      model: { type: "string" },
      checkpoint: { type: "string", multiple: true },
      train: { type: "string", default: "bc5cdr-mtl" },
      other: { type: "string", default: "ncbi-disease" },
    },
  });
  const { model, checkpoint = [], train, other } = values;
  if (model === undefined || checkpoint.length === 0) {
    throw new Error(`generalization: expected a model and a checkpoint.\n${usage}`);
  }
  const pairs = checkpoint.map((pair) => {
    const [, seed, file] = /^(\d+)=(.+)$/.exec(pair) ?? [];
    if (seed === undefined || file === undefined) {
      throw new Error(`generalization: expected SEED=FILE after --checkpoint.\n${usage}`);
    }
    return { seed: Number(seed), file };
  });
  return { model, checkpoint: pairs, train, other };
}

/** @throws DataError when what was written could not be read again */
function write(run: object): void {
  const text = `${JSON.stringify(run, null, 1)}\n`;
  readGeneralizationRun({ value: JSON.parse(text), at: out });
  const file = path.join(root, out);
  mkdirSync(path.dirname(file), { recursive: true });
  writeWholeFile(file, Buffer.from(text));
  console.log(`Written to ${out}.`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
