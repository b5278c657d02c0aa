import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  BertForMaskedLM,
  BertModel,
  BertTokenizer,
  chooseBackend,
  DataError,
  type NerTrainingRun,
  savePretrained,
  seededRandom,
  VocabularyError,
  WordPieceVocabulary,
} from "@attending/lib";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { TrainNerOptions } from "./options";
import { trainNer } from "./train-ner";

const root = path.join(__dirname, "..", "..", "..");
const base = mkdtempSync(path.join(tmpdir(), "attending-train-ner-"));
const [model, data] = [path.join(base, "small"), path.join(base, "corpus")];
const pieces = "[PAD] [UNK] [CLS] [SEP] [MASK] no fever asp ##irin for".split(" ");
const lines = [
  { tokens: ["no", "aspirin"], tags: [0, 2] },
  { tokens: ["aspirin", "for", "fever"], tags: [2, 0, 1] },
  { tokens: ["fever", "for", "fever", "no", "aspirin"], tags: [1, 0, 1, 0, 2] },
];

function writeCorpus(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "label.json"), '{"O":0,"B-DIAG":1,"B-MED":2}');
  for (const split of ["train", "validation", "test"]) {
    const text = lines.map((line) => JSON.stringify(line)).join("\n");
    writeFileSync(path.join(folder, `${split}.jsonl`), text);
  }
}

const options = (more: Partial<TrainNerOptions> = {}): TrainNerOptions => ({
  ...{ model, data, epochs: 3, batch: 2, learningRate: 0.01, maxLength: 6, seeds: [2, 3] },
  ...{ out: path.join(base, "run.json"), resume: false, ...more },
});

const train = (more: Partial<TrainNerOptions>, say = (_: string) => {}, signal?: AbortSignal) =>
  trainNer(options(more), { root, backend: "wasm", say, progress: false, signal });

/** A run without what the clock says. */
const timeless = ({ rows }: NerTrainingRun) =>
  JSON.stringify(rows, (key, value) => (key.endsWith("Seconds") ? undefined : value));

beforeAll(async () => {
  await chooseBackend({ force: "wasm", print: () => {} });
  writeCorpus(data);
  const random = seededRandom(5);
  const bert = new BertModel({
    ...{ vocabSize: pieces.length, hiddenSize: 6, numHiddenLayers: 1, numAttentionHeads: 3 },
    ...{ intermediateSize: 7, maxPositionEmbeddings: 11, random },
  });
  const tokenizer = new BertTokenizer({ vocabulary: new WordPieceVocabulary(pieces) });
  savePretrained(model, { model: new BertForMaskedLM({ bert, random }), tokenizer });
});
afterAll(() => rmSync(base, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

const inState = (name: string) => vi.stubEnv("ATTENDING_STATE", path.join(base, name));

describe("trainNer", () => {
  it("writes what came of each seed, in counts and scores only", async () => {
    inState("whole");
    const run = await train({});
    const text = readFileSync(path.join(base, "run.json"), "utf8");
    expect(JSON.parse(text)).toEqual(run);
    expect(run?.rows.map(({ seed, steps }) => [seed, steps])).toEqual([
      [2, 6],
      [3, 6],
    ]);
    expect(run?.data).toMatchObject({ name: "corpus", numTrain: 3, numCutOff: 1 });
    expect(run?.rows[0]?.test).toMatchObject({ mode: "strict IOB2", support: 6 });
    expect(text).not.toContain("aspirin");
    expect(text).not.toContain(base);
  }, 60_000);

  it("goes on where it was stopped, and ends with the same bits", async () => {
    inState("straight");
    const whole = await train({});
    inState("stopped");
    const stop = new AbortController();
    const told: string[] = [];
    const say = (line: string) => {
      told.push(line);
      if (line.startsWith("seed 3, epoch 2")) stop.abort();
    };
    expect(await train({}, say, stop.signal)).toBeUndefined();
    const resumed = await train({ resume: true }, (line) => told.push(line));
    expect(whole && resumed && timeless(resumed) === timeless(whole)).toBe(true);
    expect(told.filter((line) => line.startsWith("seed 3, epoch"))).toHaveLength(3);
  }, 60_000);

  it("does not begin where a run was begun, nor go on with another one", async () => {
    inState("whole");
    await expect(train({})).rejects.toThrow("Add --resume to go on with it");
    const other = train({ resume: true, learningRate: 0.1 });
    await expect(other).rejects.toThrow("was begun with, got another learningRate.");
  }, 60_000);
});

describe("trainNer refuses, before it trains,", () => {
  it.each([
    ["a model that is not there", { model: path.join(base, "none") }, DataError],
    ["a corpus that is not there", { data: path.join(base, "none") }, DataError],
  ])("%s", async (_, more, error) => {
    inState("refused");
    await expect(train(more)).rejects.toThrow(error);
  });

  it("a model folder without a file", async () => {
    const folder = path.join(base, "no-weights");
    cpSync(model, folder, { recursive: true });
    rmSync(path.join(folder, "model.safetensors"));
    await expect(train({ model: folder })).rejects.toThrow("got no model.safetensors.");
  });

  it("another vocabulary than that of the weights", async () => {
    const folder = path.join(base, "other-vocabulary");
    cpSync(model, folder, { recursive: true });
    rmSync(path.join(folder, "tokenizer.json"), { force: true });
    writeFileSync(path.join(folder, "vocab.txt"), [...pieces, "more"].join("\n"));
    await expect(train({ model: folder })).rejects.toThrow(VocabularyError);
  });

  it("tags that are no labels", async () => {
    const folder = path.join(base, "strange-labels");
    writeCorpus(folder);
    writeFileSync(path.join(folder, "test.jsonl"), '{"tokens":["no"],"tags":[7]}');
    await expect(train({ data: folder })).rejects.toThrow(/test\.jsonl/);
  });

  it("more pieces than the model reads", async () => {
    await expect(train({ maxLength: 12 })).rejects.toThrow(
      "train:ner: expected --max-length up to 11, which the model reads, got 12.",
    );
  });
});
