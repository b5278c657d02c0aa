import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { findExternalFile } from "../data/find-external-file";
import { entityReport } from "../evaluation/entities/entity-report";
import { buildEntityDictionary } from "./build-entity-dictionary";
import { dictionaryNer } from "./dictionary-ner";
import { readNerCorpus } from "./read-ner-corpus";

const words = (text: string) => text.split(" ");
const sentence = (tokens: string, tags: string) => ({
  tokens: words(tokens),
  tags: words(tags),
});

describe("buildEntityDictionary", () => {
  it("keeps the most frequent type, of equals the first", () => {
    const dictionary = buildEntityDictionary([
      sentence("Iron or heart attack", "B-Sign O B-Sign I-Sign"),
      sentence("iron IRON Zinc", "B-Drug B-Drug B-Sign"),
      sentence("zinc", "B-Drug"),
    ]);
    expect([...dictionary]).toEqual([
      ["iron", "Drug"],
      ["heart attack", "Sign"],
      ["zinc", "Sign"],
    ]);
  });

  it("is empty without entities", () => {
    expect(buildEntityDictionary([sentence("a b", "O O")]).size).toBe(0);
    expect(buildEntityDictionary([]).size).toBe(0);
  });
});

describe("dictionaryNer", () => {
  const dictionary = new Map([
    ["heart", "Anatomy"],
    ["heart attack", "Sign"],
    ["attack of asthma", "Sign"],
    ["iron", "Drug"],
  ]);

  it.each([
    ["heart attack of asthma", "B-Sign I-Sign O O"],
    ["HEART heart Attack", "B-Anatomy B-Sign I-Sign"],
    ["iron iron .", "B-Drug B-Drug O"],
    ["no attack of", "O O O"],
    ["the attack of asthma", "O B-Sign I-Sign I-Sign"],
  ])("tags %s as %s", (tokens, tags) => {
    expect(dictionaryNer(words(tokens), dictionary)).toEqual(words(tags));
  });

  it("tags nothing without words, or without a dictionary", () => {
    expect(dictionaryNer([], dictionary)).toEqual([]);
    expect(dictionaryNer(["heart"], new Map())).toEqual(["O"]);
  });
});

describe("the dictionary's floor", () => {
  vi.stubEnv(
    "ATTENDING_DATA",
    process.env.ATTENDING_DATA ??
      join(__dirname, "../../../../shared/datasets"),
  );
  const folders = ["bc5cdr-mtl", "ncbi-disease"].map(findExternalFile);
  const [bc5cdr, ncbi] = folders;

  it("is strict F1 .672 on BC5CDR, and .182 on NCBI's diseases", (context) => {
    if (bc5cdr === undefined || ncbi === undefined) {
      context.skip("needs bc5cdr-mtl and ncbi-disease: npm run data -- get");
      return;
    }
    const { train, test } = readNerCorpus(bc5cdr);
    const dictionary = buildEntityDictionary(train);
    const f1 = (sentences: typeof test) =>
      entityReport(
        sentences.map(({ tags }) => tags),
        sentences.map(({ tokens }) => dictionaryNer(tokens, dictionary)),
        { mode: "strict" },
      );
    expect(f1(test).micro.f1).toBeCloseTo(0.672, 3);
    const diseases = f1(readNerCorpus(ncbi).test).perType;
    const disease = diseases.find(({ type }) => type === "Disease");
    expect(disease?.f1).toBeCloseTo(0.182, 3);
  }, 180_000);
});
