import { describe, expect, it } from "vitest";
import { seededRandom } from "../../random/seeded-random";
import { formsOf } from "./draw-mention";
import { generateNerCorpus } from "./generate-ner-corpus";
import { generatePretrainingSentence } from "./generate-pretraining-sentence";
import { mentionForms } from "./mention-forms";
import { ordinarySentences } from "./ordinary-sentences";
import { pretrainingTemplates } from "./pretraining-templates";
import { sentenceTemplates } from "./sentence-templates";

function draw(names: "train" | "all" | undefined, count = 20_000): string[] {
  const random = seededRandom(9);
  return Array.from({ length: count }, () =>
    generatePretrainingSentence({ random, names }),
  );
}

/** A template apart from its marks and the letter it begins with. */
const plain = (template: string) =>
  template.replace(/[-<?]\}/g, "}").toLowerCase();

describe("generatePretrainingSentence", () => {
  const all = draw("all");

  it("has no template of validation or test, not even with other marks", () => {
    const heldOut = [
      ...sentenceTemplates.validation,
      ...sentenceTemplates.test,
    ].map(plain);
    const used = [
      ...sentenceTemplates.train,
      ...pretrainingTemplates,
      ...ordinarySentences,
    ];
    for (const template of used.map(plain)) {
      for (const other of heldOut) expect(template).not.toContain(other);
    }
  });

  it("is never a sentence of validation or test", () => {
    const corpus = generateNerCorpus({ random: seededRandom(42) });
    const sentencesOf = (text: string) => text.toLowerCase().split(/(?<=\.) /);
    const heldOut = new Set(
      [...corpus.validation, ...corpus.test].flatMap(({ text }) =>
        sentencesOf(text),
      ),
    );
    const shared = all.flatMap(sentencesOf).filter((each) => heldOut.has(each));
    expect(shared).toEqual([]);
  });

  it("leaves no place unfilled", () => {
    for (const text of all) expect(text).not.toMatch(/[{}[\]]|undefined/);
  });

  it("knows each word that the others' sentences have beside entities", () => {
    const corpus = generateNerCorpus({ random: seededRandom(42) });
    const words = [...corpus.validation, ...corpus.test].flatMap(
      ({ tokens, tags }) => tokens.filter((_, i) => tags[i] === "O"),
    );
    const known = new Set(
      all
        .join(" ")
        .toLowerCase()
        .match(/\p{L}+/gu),
    );
    const isWord = (word: string) => /^\p{L}+$/u.test(word);
    const missing = words.map((word) => word.toLowerCase()).filter(isWord);
    expect(new Set(missing.filter((word) => !known.has(word)))).toEqual(
      new Set(),
    );
  });

  it("knows the names of all splits, or of train alone", () => {
    const own = Object.values(mentionForms).flatMap(({ names }) =>
      formsOf("test", names),
    );
    const text = all.join("\n").toLowerCase();
    const missing = own.filter((name) => !text.includes(name));
    expect(missing).toEqual([]);
    // "ulcerative colitis" is in train, "colitis" alone is not.
    const trainForms = Object.values(mentionForms)
      .flatMap(({ names }) => formsOf("train", names))
      .join("\n");
    const isIn = (text: string) => (name: string) =>
      new RegExp(`\\b${name}\\b`).test(text);
    const trainOnly = draw("train").join("\n").toLowerCase();
    const known = own
      .filter((name) => !isIn(trainForms)(name))
      .filter(isIn(trainOnly));
    expect(known).toEqual([]);
  });

  it("is the same for the same seed", () => {
    expect(draw(undefined, 50)).toEqual(all.slice(0, 50));
    expect(new Set(all.slice(0, 100)).size).toBeGreaterThan(90);
  });
});
