import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compileCells, libFolder } from "./kernel-compiler";

const given = [
  'import * as tf from "@tensorflow/tfjs";',
  'import * as lib from "@attending/lib";',
  "const random = lib.seededRandom(1);",
  "const sizes = { dModel: 4, numHeads: 2, random };",
  "const attention = new lib.MultiHeadSelfAttention(sizes);",
  "const model = new lib.ClinicalNoteClassifier({ vocabSize: 95, random });",
  "const x = tf.zeros<tf.Rank.R3>([1, 2, 4]);",
  "const heads = tf.zeros<tf.Rank.R4>([1, 2, 3, 4]);",
];

const right = [
  "const note: number[] = lib.generateClinicalNote({ random }).tokenIds;",
  "const loader: lib.DataLoader = lib.createDatasets({ random }).train;",
  "for (const { tokenIds } of loader) model.forward(tokenIds).logits.dispose();",
  "const context: tf.Tensor4D = lib.scaledDotProductAttention(heads, heads, heads).context;",
  "const output: tf.Tensor3D = attention.forward(x, tf.ones([1, 1, 1, 2])).output;",
  "const block: lib.Module = new lib.TransformerBlock({ ...sizes, dFf: 7 }).eval();",
  "const numbers: Float32Array | undefined = model.stateDict().a?.values;",
  "class Mine extends lib.Module { readonly a: lib.Linear = attention.query; }",
  "const names: string[] = [...new Mine().namedParameters().keys()];",
  "lib.chooseBackend().then((choice: { name: string }) => choice.name);",
  "const lossOf = (batch: lib.Batch): tf.Scalar => lib.binaryCrossEntropyWithLogits(model.forward(batch.tokenIds).logits, batch.labels);",
  "const optimizer = new lib.AdamW(lib.decayGroups(model, 0.01), { learningRate: 3e-4 });",
  "const norm: number = lib.clipGradientNorm(lib.lossAndGradients(model, () => tf.scalar(1)).gradients, 1);",
  "lib.fit(model, { train: loader, computeLoss: lossOf, optimizer, epochs: 1, seed: 1 }).then(({ best }) => best?.score);",
  "const run: Promise<lib.TrainingResult> = lib.trainModel(model, { train: loader, validation: loader, epochs: 1 });",
  "const bag: lib.NoteClassifier = new lib.BagOfWordsClassifier({ vocabSize: 95, random });",
  "const f1OfTest: number = lib.f1Scores(lib.evaluateModel(bag, loader).predictions, loader.labels).macro.f1;",
  'const ablated: lib.NoteClassifier = lib.makeAblation("no positions", { vocabSize: 95, random });',
  "const study = { seeds: [1], loadersFor: () => ({ train: loader, validation: loader }), test: loader };",
  'lib.runAblationStudy({ ...study, variants: new Map([["bag", () => bag]]) }).then(([{ scores }]) => scores[0] > 1);',
  'const keptF1: number[] = lib.readRun("ablations").rows.map((row) => row.microF1);',
  'const tokenizer = lib.loadTokenizer("minilm");',
  'const places: [number, number][] = tokenizer.encode("No fever.").offsets;',
  'const rows: number[][] = tokenizer.encodeBatch([["No", "fever"]], { padding: "longest" }).inputIds;',
  'const strictF1: number = lib.entityReport([["B-A"]], [["O"]], { mode: "strict" }).micro.f1;',
  "const corpus: lib.NerCorpus = lib.generateNerCorpus({ random });",
  "const found: string[] = lib.dictionaryNer([], lib.buildEntityDictionary(corpus.train));",
  'const encoder: lib.BertModel = lib.loadPretrained("minilm", { random }).bert;',
  "const microF1: number = lib.f1Scores(lib.thresholdProbabilities([[0.7]]), [[1]]).micro.f1;",
];

// Were a name read as `any`, its line would compile.
const wrong = [
  "const a: string = lib.generateClinicalNote({ random }).tokenIds;",
  "lib.generateClinicalNote({});",
  "lib.generateClinicalNote({ random, maxLength: 64 });",
  "const b: string = lib.createDatasets({ random }).train;",
  "for (const { tokens } of lib.createDatasets({ random }).train) {}",
  "lib.scaledDotProductAttention(x, heads, heads);",
  "const c: tf.Tensor3D = lib.scaledDotProductAttention(heads, heads, heads).context;",
  "lib.scaledDotProductAttention(heads, heads, heads, { dropout: 0.1 });",
  "new lib.MultiHeadSelfAttention({ dModel: 4, random });",
  "const d: string = attention.forward(x).weights;",
  "const e: string = attention.query.weight;",
  "attention.query.wieght;",
  "new lib.TransformerBlock(sizes);",
  "const f: string = model.forward(tf.zeros([1, 2])).attentionWeights;",
  "const g: string = model.encoder[0].norm1.bias;",
  "model.forward(x);",
  "const h: number = model.stateDict().a.values;",
  "const i: number = model.namedParameters();",
  'lib.clinicalVocabulary.encode("cough");',
  "const j: number = lib.clinicalVocabulary.decode([2]);",
  "const k: number = lib.diagnosisTerms[0];",
  'lib.randomInteger(random, "1", 2);',
  "const l: string = lib.pickOne(random, [1, 2]);",
  "const m: string = lib.seededRandom(1)();",
  "const n: string = lib.sinusoidalPositions(3, 4);",
  "const o: number = lib.chooseBackend();",
  "lib.fit(model, { train: loader, computeLoss: (batch) => batch.tokens, optimizer, epochs: 1, seed: 1 });",
  "lib.trainModel(model, { train: loader, epochs: 1 });",
  "lib.trainModel(model, { train: loader, validation: loader, lr: 1 });",
  "const r: string = lib.evaluateModel(model, loader).labels;",
  "new lib.Adam(model, { learningRate: 3e-4 });",
  "new lib.Adam(model.namedParameters(), { weightDecay: 0.1 });",
  "const q: number = lib.f1Scores([[1]], [[1]]).micro;",
  'lib.makeAblation("no words", { vocabSize: 95, random });',
  "lib.runAblationStudy({ ...study, variants: [bag] });",
  'const s: string[] = lib.readRun("ablations").rows.map((row) => row.microF1);',
  'lib.readRun("nothing");',
  "const t: number = lib.meanInterval([1, 2]);",
  'const u: string[] = tokenizer.encode("No fever.").wordIds;',
  'tokenizer.encodeBatch("No fever.", { padding: "max_length" });',
  'lib.entityReport([["B-A"]], [["O"]], { mode: "lenient" });',
  "const v: number = lib.entityReport([[]], [[]]).perType;",
  "lib.generateNerCorpus({ numTrain: 7 });",
  'const w: lib.NerCorpus = lib.readNerCorpus("bc5cdr-mtl").train;',
  'const y: lib.BertModel = lib.loadPretrained("minilm", { random }).tokenizer;',
  "const p: number = new lib.ShapeError({ where: 1 });",
];

describe("lib's declarations, as the kernel's compiler reads them", () => {
  // One program for all: checking the libraries takes the compiler seconds.
  const cell = [...given, ...right, ...wrong].join("\n");
  const found = compileCells([cell], { strict: true, checkLibraries: true }).flat();
  const refused = found.map(({ line }) => line);

  it("have been built", () => {
    expect(existsSync(join(libFolder, "dist", "index.d.ts")), "run npm run build first").toBe(true);
  });

  it("have no fault of their own", () => {
    expect(found.filter(({ line }) => line === "")).toEqual([]);
  });

  it("accept right types", () => {
    const accepted = [...given, ...right];
    expect(found.filter(({ line }) => accepted.includes(line))).toEqual([]);
  });

  it("refuse every wrong type: no name has become any", () => {
    expect(wrong.filter((line) => !refused.includes(line))).toEqual([]);
  });
});
