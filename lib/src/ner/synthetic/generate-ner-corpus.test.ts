import { describe, expect, it } from "vitest";
import { bertUncased } from "../../../tests/bert-vocabulary";
import { DataError } from "../../errors/data-error";
import { entityReport } from "../../evaluation/entities/entity-report";
import { spansOfTags } from "../../evaluation/entities/spans-of-tags";
import { seededRandom } from "../../random/seeded-random";
import { buildEntityDictionary } from "../build-entity-dictionary";
import { dictionaryNer } from "../dictionary-ner";
import { inspectNerCorpus } from "../inspect-ner-corpus";
import { nerSplits } from "../ner-corpus";
import { clinicalNerLabels, generateNerCorpus } from "./generate-ner-corpus";

const corpus = generateNerCorpus({ random: seededRandom(42) });
const notes = nerSplits.flatMap((split) => [...corpus[split]]);
const mentions = notes.flatMap((note) => note.mentions);

describe("generateNerCorpus", () => {
  it("has eleven labels, O first", () => {
    expect(clinicalNerLabels.join(" ")).toBe(
      "O B-ANAT I-ANAT B-DIAG I-DIAG B-MED I-MED B-PROC I-PROC B-TEST I-TEST",
    );
    expect(corpus.labels).toBe(clinicalNerLabels);
  });

  it("is the same for the same seed, and another for another", () => {
    const again = generateNerCorpus({ random: seededRandom(42) });
    expect(again).toEqual(corpus);
    const other = generateNerCorpus({ random: seededRandom(43) });
    expect(other.test[0]?.text).not.toBe(corpus.test[0]?.text);
  });

  it("keeps test and validation when train has another size", () => {
    const small = generateNerCorpus({ random: seededRandom(42), numTrain: 7 });
    expect(small.train).toHaveLength(7);
    expect(small.test).toEqual(corpus.test);
    expect(small.validation).toEqual(corpus.validation);
  });

  it("knows where words and entities stand in the text", () => {
    for (const { text, tokens, tags, offsets, mentions } of notes) {
      expect(offsets.map(([a, b]) => text.slice(a, b))).toEqual(tokens);
      expect(tags).toHaveLength(tokens.length);
      expect(spansOfTags(tags, { mode: "strict" })).toEqual(
        mentions.map(({ type, start, end }) => ({ type, start, end })),
      );
      for (const { start, end, offsets: place } of mentions) {
        expect(offsets[start]?.[0]).toBe(place[0]);
        expect(offsets[end - 1]?.[1]).toBe(place[1]);
      }
    }
  });

  it("parts words as BERT does", () => {
    const tokenizer = bertUncased();
    for (const { text, tokens } of corpus.test) {
      const whole = tokenizer.encode(text).tokens;
      expect(tokenizer.encode(tokens).tokens).toEqual(whole);
      const { wordIds } = tokenizer.encode(text);
      expect(wordIds.at(-2)).toBe(tokens.length - 1);
    }
  });

  it("leaves no template unfilled", () => {
    for (const { text } of notes) expect(text).not.toMatch(/[{}[\]]/);
  });

  it("has every type with every assertion it can have, and short forms", () => {
    const kinds = new Set(mentions.map((m) => `${m.type} ${m.assertion}`));
    for (const assertion of ["absent", "historical", "present", "uncertain"]) {
      expect(kinds).toContain(`DIAG ${assertion}`);
    }
    for (const type of ["ANAT", "MED", "PROC", "TEST"]) {
      expect(kinds).toContain(`${type} present`);
    }
    const texts = notes.map(({ text }) => text).join(" ");
    for (const form of ["HTN", "CABG", "ASA", "LLQ", "CXR"]) {
      expect(texts).toContain(form);
    }
  });

  it("has entities side by side, of one type and of two", () => {
    const adjacent = notes.flatMap(({ mentions }) =>
      mentions.flatMap((mention, i) => {
        const next = mentions[i + 1];
        return next?.start === mention.end
          ? [`${mention.type} ${next.type}`]
          : [];
      }),
    );
    expect(new Set(adjacent)).toEqual(
      new Set(["DIAG DIAG", "MED MED", "PROC ANAT", "TEST ANAT"]),
    );
  });

  it("has words that are an entity here and none there", () => {
    for (const word of ["discharge", "cold", "pe"]) {
      const tags = notes.flatMap(({ tokens, tags }) =>
        tags.filter((_, i) => tokens[i]?.toLowerCase() === word),
      );
      expect(new Set(tags.map((tag) => tag === "O")).size).toBe(2);
    }
    const types = (word: string) =>
      new Set(
        mentions.flatMap(({ type }, i) =>
          textOf(i).toLowerCase() === word ? [type] : [],
        ),
      );
    const texts = notes.flatMap(({ text, mentions }) =>
      mentions.map(({ offsets: [start, end] }) => text.slice(start, end)),
    );
    const textOf = (i: number) => texts[i] ?? "";
    expect(types("iron")).toEqual(new Set(["MED", "TEST"]));
  });

  it.each([1, 2, 3, 42])(
    "splits sentences and entities: a dictionary finds little more than half (seed %i)",
    (seed) => {
      const { train, validation, test, labels } = generateNerCorpus({
        random: seededRandom(seed),
      });
      const { splits, leakage } = inspectNerCorpus({
        labels,
        ...{ train, validation, test },
      });
      for (const { orphans, numDuplicates } of splits) {
        expect(orphans).toEqual([]);
        expect(numDuplicates).toBe(0);
      }
      for (const { from, numSentences, seenMentions } of leakage) {
        expect(numSentences).toBe(0);
        if (from === "train") expect(seenMentions).toBeLessThan(0.6);
      }
      const dictionary = buildEntityDictionary(train);
      const { micro } = entityReport(
        test.map(({ tags }) => tags),
        test.map(({ tokens }) => dictionaryNer(tokens, dictionary)),
        { mode: "strict" },
      );
      expect(micro.f1).toBeLessThan(0.7);
      expect(micro.f1).toBeGreaterThan(0.55);
    },
  );

  it("refuses sizes that cannot be", () => {
    const random = () => 0;
    expect(() => generateNerCorpus({ random, numTest: 0 })).toThrow(DataError);
    expect(() => generateNerCorpus({ random, numTest: 0 })).toThrow(
      "generateNerCorpus: expected size of test to be a whole number of at least 1, got 0.",
    );
    expect(() => generateNerCorpus({ random, numTest: 2 })).toThrow(
      "expected a size of test that can be had without repeats, got 2, of which 1 came about. Choose a smaller one, and a random that changes.",
    );
  });
});
