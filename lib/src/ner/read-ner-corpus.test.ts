import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { findExternalFile } from "../data/find-external-file";
import { inspectNerCorpus } from "./inspect-ner-corpus";
import { readNerCorpus } from "./read-ner-corpus";

const base = mkdtempSync(join(tmpdir(), "attending-corpus-"));
afterAll(() => rmSync(base, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(base, "corpus-"));
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const line = (...tags: unknown[]) =>
  `${JSON.stringify({ tokens: tags.map((_, i) => `word${i}`), tags })}\n`;
const jsonl = {
  "label.json": '{"I-Sign": 2, "O": 0, "B-Sign": 1}',
  "train.jsonl": line(0, 1) + line(1, 2, 0),
  "validation.jsonl": line(0),
  "test.jsonl": line(1),
};

describe("readNerCorpus", () => {
  it("reads JSON lines with the ids of label.json", () => {
    const corpus = readNerCorpus(folderWith(jsonl));
    expect(corpus.labels).toEqual(["O", "B-Sign", "I-Sign"]);
    expect(corpus.train.map(({ tags }) => tags.join(" "))).toEqual([
      "O B-Sign",
      "B-Sign I-Sign O",
    ]);
    expect(corpus.test).toHaveLength(1);
  });

  it("reads CoNLL's form under others' names, and finds the labels", () => {
    const corpus = readNerCorpus(
      folderWith({
        "README.md": "",
        "train.tsv": "a\tB-Z\nb\tI-Z\n",
        "devel.tsv": "a\tO\n",
        "test.txt": "a B-A\n",
      }),
    );
    expect(corpus.labels).toEqual(["O", "B-A", "B-Z", "I-Z"]);
    expect(corpus.validation).toEqual([{ tokens: ["a"], tags: ["O"] }]);
  });

  it("prefers JSON lines where there are several forms", () => {
    const files = { ...jsonl, "devel.tsv": "a\tO\n\nb\tO" };
    expect(readNerCorpus(folderWith(files)).validation).toHaveLength(1);
  });

  it("finds a corpus by its name in ATTENDING_DATA", () => {
    const folder = folderWith({});
    mkdirSync(join(folder, "signs"));
    for (const [name, text] of Object.entries(jsonl)) {
      writeFileSync(join(folder, "signs", name), text);
    }
    vi.stubEnv("ATTENDING_DATA", folder);
    expect(readNerCorpus("signs").validation).toHaveLength(1);
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    [
      "no test",
      { "train.tsv": "a\tO", "dev.tsv": "a\tO" },
      "readNerCorpus: expected one file for the split test, e.g. test.jsonl or test.tsv, got none.",
    ],
    [
      "two files of a split",
      { ...jsonl, "dev.jsonl": line(0), "dev.tsv": "a\tO" },
      "expected one file for the split validation, e.g. validation.jsonl or validation.tsv, got validation.jsonl and dev.jsonl.",
    ],
    [
      "a file with a fault",
      { ...jsonl, "test.jsonl": line(0) + line(3) },
      "test.jsonl, line 2: expected an id from 0 to 2",
    ],
    [
      "an empty file",
      { ...jsonl, "test.jsonl": "" },
      "test.jsonl: expected at least one sentence, got none.",
    ],
    ...[
      "",
      "[]",
      '{"O": 0, "B-A": 2}',
      '{"O": 0, "B-A": 0}',
      '{"B-A": 0}',
      '{"O": "0"}',
    ].map((text): [string, Readonly<Record<string, string>>, string] => [
      `labels of ${text}`,
      { ...jsonl, "label.json": text },
      "label.json: expected an object of tags, O among them, with the ids 0, 1, 2 … each once, got",
    ]),
    [
      "a label that is no tag",
      { ...jsonl, "label.json": '{"O": 0, "Sign": 1}' },
      "the tag of a label of label.json: expected O, or one of",
    ],
  ])("refuses %s", (_, files, message) => {
    expect(() => readNerCorpus(folderWith(files))).toThrow(message);
  });

  it("says how a corpus is to be had that is not there", () => {
    vi.stubEnv("ATTENDING_DATA", base);
    expect(() => readNerCorpus("nowhere")).toThrow(
      "readNerCorpus: expected the folder nowhere, or a corpus of this name, got none that can be read. npm run data -- list says what can be had, and how.",
    );
  });
});

/**
 * Counts of the publishers' own pages; leakage as measured on the same files.
 */
const published = {
  "bc5cdr-mtl": {
    sentences: [4560, 4581, 4797],
    tokens: [118_170, 117_453, 124_750],
    longest: [154, 225, 165],
    entities: [
      [5203, 4182],
      [5347, 4246],
      [5385, 4424],
    ],
    trainInTest: [8, 0.62, 0.351],
  },
  "ncbi-disease": {
    sentences: [5424, 923, 940],
    tokens: [135_701, 23_969, 24_497],
    longest: [123, 86, 106],
    entities: [[5134], [787], [960]],
    trainInTest: [1, 0.623, 0.417],
  },
};

describe("corpora in ATTENDING_DATA", () => {
  vi.stubEnv(
    "ATTENDING_DATA",
    process.env.ATTENDING_DATA ??
      join(__dirname, "../../../../shared/datasets"),
  );
  for (const [name, wanted] of Object.entries(published)) {
    const folder = findExternalFile(name);
    it(`${name} has the counts that are published`, (context) => {
      if (folder === undefined) {
        context.skip(`needs ${name}: npm run data -- get`);
        return;
      }
      const { splits, leakage } = inspectNerCorpus(readNerCorpus(folder));
      expect(splits.map((each) => each.numSentences)).toEqual(wanted.sentences);
      expect(splits.map((each) => each.numTokens)).toEqual(wanted.tokens);
      expect(splits.map((each) => each.longest)).toEqual(wanted.longest);
      expect(
        splits.map((each) => each.numEntities.map(({ count }) => count)),
      ).toEqual(wanted.entities);
      expect(splits.flatMap(({ orphans }) => orphans)).toEqual([]);
      const [numSentences, mentions, forms] = wanted.trainInTest;
      const leaked = leakage.find((l) => l.from === "train" && l.to === "test");
      expect(leaked?.numSentences).toBe(numSentences);
      expect(leaked?.seenMentions).toBeCloseTo(mentions ?? 0, 3);
      expect(leaked?.seenSurfaceForms).toBeCloseTo(forms ?? 0, 3);
    });
  }
});
