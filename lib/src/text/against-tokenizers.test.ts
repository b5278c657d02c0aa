import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bertUncased } from "../../tests/bert-vocabulary";
import type { Encoding } from "./encoding";

type Row = Pick<Encoding, "inputIds" | "offsets" | "wordIds">;

/** What Hugging Face's tokenizers say; `make-fixture.py` beside it wrote it. */
const expected: {
  texts: (Row & { text: string })[];
  words: (Row & { words: string[] })[];
  windows: {
    text: string;
    maxLength: number;
    stride: number;
    windows: Row[];
  }[];
} = JSON.parse(
  readFileSync(
    join(__dirname, "../../tests/fixtures/wordpiece/expected.json"),
    "utf8",
  ),
);

const tokenizer = bertUncased();

const row = ({ inputIds, offsets, wordIds }: Encoding): Row => ({
  inputIds,
  offsets,
  wordIds,
});

describe("BertTokenizer as Hugging Face's tokenizers", () => {
  it.each(expected.texts.map((each, i) => ({ ...each, i })))(
    "text $i: ids, offsets and words",
    ({ text, i: _, ...wanted }) => {
      expect(row(tokenizer.encode(text))).toEqual(wanted);
    },
  );

  it.each(expected.words.map((each, i) => ({ ...each, i })))(
    "words $i: ids, offsets and words",
    ({ words, i: _, ...wanted }) => {
      expect(row(tokenizer.encode(words))).toEqual(wanted);
    },
  );

  it.each(expected.windows)(
    "windows of $maxLength with a stride of $stride",
    (example) => {
      const { text, maxLength, stride, windows } = example;
      const ours = tokenizer.encodeWindows(text, { maxLength, stride });
      expect(ours.map(row)).toEqual(windows);
      const first = tokenizer.encode(text, { maxLength });
      expect(row(first)).toEqual(windows[0]);
    },
  );
});
