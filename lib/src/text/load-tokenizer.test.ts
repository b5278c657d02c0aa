import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { loadTokenizer } from "./load-tokenizer";

const base = mkdtempSync(join(tmpdir(), "attending-tokenizer-"));
afterAll(() => rmSync(base, { recursive: true }));

const pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "no", "##ne"];
const lines = `${pieces.join("\n")}\nÉ\n`;
const vocab = Object.fromEntries(
  [...pieces, "É"].map((piece, i) => [piece, i]),
);
const added = (content: string, id: number, more = {}) => ({
  ...{ id, content, single_word: false, lstrip: false, rstrip: false },
  ...{ normalized: false, special: true, ...more },
});
const json = {
  added_tokens: pieces.slice(0, 5).map((piece, id) => added(piece, id)),
  normalizer: {
    ...{ type: "BertNormalizer", clean_text: true, lowercase: true },
    ...{ handle_chinese_chars: true, strip_accents: null },
  },
  pre_tokenizer: { type: "BertPreTokenizer" },
  model: {
    ...{ type: "WordPiece", unk_token: "[UNK]", vocab },
    ...{ continuing_subword_prefix: "##", max_input_chars_per_word: 7 },
  },
};

type Files = Readonly<Record<string, unknown>>;

function folderWith(files: Files): string {
  const folder = mkdtempSync(join(base, "model-"));
  for (const [name, content] of Object.entries(files)) {
    const text =
      typeof content === "string" ? content : JSON.stringify(content);
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const load = (files: Files) => loadTokenizer(folderWith(files));
const withModel = (model: object) => ({
  "tokenizer.json": { ...json, model: { ...json.model, ...model } },
});
const withNormalizer = (normalizer: object) => ({
  "tokenizer.json": {
    ...json,
    normalizer: { ...json.normalizer, ...normalizer },
  },
});

describe("loadTokenizer", () => {
  it("reads vocab.txt, with any line ends and without a last one", () => {
    for (const text of [
      lines,
      lines.replaceAll("\n", "\r\n"),
      lines.trimEnd(),
    ]) {
      const tokenizer = load({ "vocab.txt": text });
      expect(tokenizer.vocabulary.size).toBe(8);
      expect(tokenizer.encode("NONE").inputIds).toEqual([2, 5, 6, 3]);
      expect(tokenizer.modelMaxLength).toBe(512);
    }
  });

  it("takes from tokenizer_config.json what vocab.txt does not say", () => {
    const config = { do_lower_case: false, model_max_length: 128 };
    const tokenizer = load({
      "vocab.txt": lines,
      "tokenizer_config.json": config,
    });
    expect(tokenizer.tokenize("NO none É")).toEqual([
      "[UNK]",
      "no",
      "##ne",
      "É",
    ]);
    expect(tokenizer.modelMaxLength).toBe(128);
    const named = load({
      "vocab.txt": lines.replace("[SEP]", "</s>"),
      "tokenizer_config.json": { sep_token: { content: "</s>" } },
    });
    expect(named.encode("no").tokens).toEqual(["[CLS]", "no", "</s>"]);
  });

  it("reads tokenizer.json, and prefers it", () => {
    const tokenizer = load({
      "tokenizer.json": json,
      "vocab.txt": "cut",
      "tokenizer_config.json": { model_max_length: 1e30 },
    });
    expect(tokenizer.encode("none [MASK]").inputIds).toEqual([2, 5, 6, 4, 3]);
    expect(tokenizer.tokenize("no".repeat(4))).toEqual(["[UNK]"]);
    expect(tokenizer.modelMaxLength).toBe(512);
  });

  it("reads case and accents of tokenizer.json", () => {
    const cased = load(withNormalizer({ lowercase: false }));
    expect(cased.tokenize("É none NO")).toEqual(["É", "no", "##ne", "[UNK]"]);
    const stripped = load(
      withNormalizer({ lowercase: false, strip_accents: true }),
    );
    expect(stripped.tokenize("É")).toEqual(["[UNK]"]);
  });

  it("reads added tokens, also those that the vocabulary lacks", () => {
    const tokens = [...json.added_tokens, added("[NAME]", 8)];
    const tokenizer = load({
      "tokenizer.json": { ...json, added_tokens: tokens },
    });
    expect(tokenizer.encode("no[NAME]").inputIds).toEqual([2, 5, 8, 3]);
  });

  it.each<[string, Files, string]>([
    ["no file", {}, "expected tokenizer.json or vocab.txt in"],
    [
      "a vocab.txt that is empty",
      { "vocab.txt": "" },
      "loadTokenizer, vocab.txt: expected at least one piece, got none.",
    ],
    [
      "an empty line",
      { "vocab.txt": "[PAD]\n\n[UNK]\n" },
      "expected a piece in line 2, got none. Take the file as it came with the weights: a piece's id is its line.",
    ],
    [
      "a piece that stands twice",
      { "vocab.txt": `${lines}no\n` },
      "expected each piece once, got line 9 as line 6.",
    ],
    [
      "a vocab.txt that is cut",
      { "vocab.txt": lines.slice(0, 15) },
      "expected the piece [CLS], got 3 others. Is the file BERT's vocabulary",
    ],
    [
      "a config that is no JSON",
      { "vocab.txt": lines, "tokenizer_config.json": "{" },
      "loadTokenizer, tokenizer_config.json: expected a JSON object, got another text.",
    ],
    [
      "a choice in words",
      { "vocab.txt": lines, "tokenizer_config.json": { do_lower_case: "no" } },
      "expected do_lower_case to be true or false, got another value.",
    ],
    [
      "a tokenizer.json that is cut",
      { "tokenizer.json": JSON.stringify(json).slice(0, -1) },
      "loadTokenizer, tokenizer.json: expected a JSON object, got another text. Was the file cut short?",
    ],
    [
      "another model",
      withModel({ type: "BPE" }),
      'expected model.type "WordPiece", got "BPE". Only BERT\'s own kind of tokenizer is built',
    ],
    [
      "no model",
      { "tokenizer.json": { ...json, model: undefined } },
      'expected model.type "WordPiece", got none.',
    ],
    [
      "another prefix",
      withModel({ continuing_subword_prefix: "@@" }),
      'expected model.continuing_subword_prefix "##", got "@@".',
    ],
    [
      "another normalizer",
      withNormalizer({ type: "NFKC" }),
      'expected normalizer.type "BertNormalizer", got "NFKC".',
    ],
    [
      "a lower-case in words",
      withNormalizer({ lowercase: "yes" }),
      "expected normalizer.lowercase and strip_accents to be true or false",
    ],
    [
      "a gap in the ids",
      withModel({ vocab: { ...vocab, none: 9 } }),
      "expected the ids of model.vocab and added_tokens to be 0, 1, 2 … each once, got 9 among 9 pieces.",
    ],
    [
      "an id that stands twice",
      withModel({ vocab: { ...vocab, none: 7 } }),
      "got 7 among 9 pieces.",
    ],
    [
      "an id in words",
      withModel({ vocab: { ...vocab, none: "8" } }),
      'got "8" among 9 pieces.',
    ],
    [
      "no vocabulary",
      {
        "tokenizer.json": {
          ...json,
          added_tokens: [],
          model: { ...json.model, vocab: {} },
        },
      },
      "got no piece.",
    ],
    [
      "an added token of another id",
      { "tokenizer.json": { ...json, added_tokens: [added("[PAD]", 3)] } },
      "got 0 and 3 for one added token.",
    ],
    [
      "an added token that is looked for after normalising",
      {
        "tokenizer.json": {
          ...json,
          added_tokens: [added("[PAD]", 0, { normalized: true })],
        },
      },
      "expected added token 0 to be special, and read as it is written, got another kind.",
    ],
  ])("refuses %s", (_, files, message) => {
    expect(() => load(files)).toThrow(message);
  });

  it("says what cannot be read", () => {
    const folder = folderWith({});
    mkdirSync(join(folder, "vocab.txt"));
    expect(() => loadTokenizer(folder)).toThrow(
      "to be a file that can be read, got EISDIR.",
    );
  });
});
