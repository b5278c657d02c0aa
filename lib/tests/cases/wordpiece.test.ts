import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { bertUncased } from "../bert-vocabulary";

/** Facts of bert-base-uncased, published by Hugging Face or computed; not part of the repository. */
const folder = process.env.ATTENDING_CASES ?? resolve(__dirname, "../../../../shared/cases");
const path = join(folder, "wordpiece.json");

interface Case {
  readonly text: string;
  readonly tokens: readonly string[];
  readonly ids: readonly number[];
  readonly note?: string;
}

const cases: Case[] = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).cases : [];

describe("bert-base-uncased's pieces", () => {
  if (cases.length === 0) {
    it(`need ${path}`, (context) => context.skip("set ATTENDING_CASES to their folder"));
    return;
  }
  const tokenizer = bertUncased();

  it.each(cases.map((example, i) => ({ ...example, name: JSON.stringify(example.text), i })))(
    "$i: $name",
    ({ text, tokens, ids }) => {
      const encoding = tokenizer.encode(text);
      expect(encoding.tokens).toEqual(["[CLS]", ...tokens, "[SEP]"]);
      expect(encoding.inputIds).toEqual([101, ...ids, 102]);
      expect(tokenizer.tokenize(text)).toEqual(tokens);
    },
  );
});
