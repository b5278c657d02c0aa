import { describe, expect, it } from "vitest";
import { pickOne, randomInteger } from "../random/draws";
import { seededRandom } from "../random/seeded-random";
import { basicWords, type NormalizerOptions } from "./basic-words";

const wordsOf = (text: string, options?: NormalizerOptions): string[] =>
  basicWords(text, options).map((word) =>
    word.map(({ character }) => character).join(""),
  );

const placesOf = (text: string): string[] =>
  basicWords(text).map((word) =>
    text.slice(word[0]?.start ?? 0, word.at(-1)?.end ?? 0),
  );

describe("basicWords", () => {
  it("parts at whitespace and at each punctuation character", () => {
    expect(wordsOf("\tBP 120/80,\r\nb.i.d.\u00a0")).toEqual(
      "bp 120 / 80 , b . i . d .".split(" "),
    );
    expect(wordsOf("100mg 7.5% 37°C")).toEqual("100mg 7 . 5 % 37°c".split(" "));
  });

  it("takes every ASCII sign for punctuation", () => {
    const signs = [..."!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"];
    expect(wordsOf(signs.join(""))).toEqual(signs);
    for (const sign of signs) {
      expect(wordsOf(`a${sign}b`)).toEqual(["a", sign, "b"]);
    }
  });

  it("joins what stands around characters without meaning", () => {
    expect(wordsOf("x\u00adray a\u200bb c\u0000d e\ufffdf g\u007fh")).toEqual(
      "xray ab cd ef gh".split(" "),
    );
  });

  it("drops unpaired surrogates, and keeps pairs", () => {
    expect(wordsOf("a\ud800b \udc00 \ud83d\ude00")).toEqual([
      "ab",
      "\u{1f600}",
    ]);
  });

  it("sets Chinese characters apart, also beyond U+FFFF", () => {
    expect(wordsOf("a中文b\u{20000}c")).toEqual([
      "a",
      "中",
      "文",
      "b",
      "\u{20000}",
      "c",
    ]);
    expect(wordsOf("a中b", { tokenizeChineseChars: false })).toEqual(["a中b"]);
  });

  it("drops accents with capitals, unless told otherwise", () => {
    expect(wordsOf("Ménière İ ÅÄ")).toEqual(["meniere", "i", "aa"]);
    expect(wordsOf("Ménière", { doLowerCase: false })).toEqual(["Ménière"]);
    expect(
      wordsOf("Ménière", { doLowerCase: false, stripAccents: true }),
    ).toEqual(["Meniere"]);
    expect(wordsOf("MÉ İ", { stripAccents: false })).toEqual(["mé", "i̇"]);
  });

  it("knows the place of each word in the text", () => {
    expect(placesOf("  Ménière's x\u00adray\u200b \u{20000}y")).toEqual([
      "Ménière",
      "'",
      "s",
      "x\u00adray",
      "\u{20000}",
      "y",
    ]);
  });

  it("gives both parts of a character its one place", () => {
    const [word = []] = basicWords("a한");
    expect(word.map(({ start, end }) => [start, end])).toEqual([
      [0, 1],
      [1, 2],
      [1, 2],
      [1, 2],
    ]);
  });

  it("has no words where there are none", () => {
    for (const text of ["", " \n", "\u200b\u0000", "\u0301"]) {
      expect(basicWords(text)).toEqual([]);
    }
  });

  it("gives places whose text normalises to the word", () => {
    const random = seededRandom(7);
    const parts = [..."aÉ한\u{1d400}中.$ \t\u00ad\u0301İ", "e\u0301", "\ud801"];
    for (let run = 0; run < 500; run++) {
      const length = randomInteger(random, 0, 13);
      const text = Array.from({ length }, () => pickOne(random, parts)).join(
        "",
      );
      // Parted, a syllable's three letters would meet again at one place.
      expect(placesOf(text).flatMap((place) => wordsOf(place))).toEqual(
        wordsOf(text),
      );
    }
  });
});
