import { describe, expect, it } from "vitest";
import { pickOne, randomInteger } from "../../random/draws";
import { seededRandom } from "../../random/seeded-random";
import {
  type EntityMode,
  type EntitySpan,
  modeName,
  spansOfTags,
} from "./spans-of-tags";
import { tagsOfSpans } from "./tags-of-spans";

const strict: EntityMode = { mode: "strict" };
const iobes: EntityMode = { mode: "strict", scheme: "IOBES" };
const bilou: EntityMode = { mode: "strict", scheme: "BILOU" };

const show = (tags: string, mode?: EntityMode): string =>
  spansOfTags(tags.split(" ").filter(Boolean), mode)
    .map(({ type, start, end }) => `${type} ${start}-${end}`)
    .join(", ");

describe("spansOfTags", () => {
  it.each<[string, string, string]>([
    ["O B-A I-A O", "A 1-3", "A 1-3"],
    ["B-A B-A I-A", "A 0-1, A 1-3", "A 0-1, A 1-3"],
    ["I-A I-A O I-A", "A 0-2, A 3-4", ""],
    ["B-A I-B I-B", "A 0-1, B 1-3", "A 0-1"],
    ["B-A O I-A", "A 0-1, A 2-3", "A 0-1"],
    ["B I O I", "_ 0-2, _ 3-4", "_ 0-2"],
    ["B-A-B I-A-B I-A", "A-B 0-2, A 2-3", "A-B 0-2"],
    ["B-__proto__ I-__proto__", "__proto__ 0-2", "__proto__ 0-2"],
    ["O O", "", ""],
    ["", "", ""],
  ])("reads %s as conlleval, and strictly", (tags, byDefault, strictly) => {
    expect(show(tags)).toBe(byDefault);
    expect(show(tags, strict)).toBe(strictly);
  });

  it.each([
    ["B-A I-A E-A S-A O", "A 0-3, A 3-4"],
    ["B-A I-A S-B", "B 2-3"],
    ["B-A E-B E-A", ""],
    ["B-A I-B E-A", ""],
    ["B-A B-A E-A", "A 1-3"],
    ["E-A I-A", ""],
    ["B-A S-A E-A", "A 1-2"],
  ])("reads %s as IOBES, and as BILOU in its letters", (tags, spans) => {
    expect(show(tags, iobes)).toBe(spans);
    const letters = tags.replaceAll("E-", "L-").replaceAll("S-", "U-");
    expect(show(letters, bilou)).toBe(spans);
  });

  it("refuses tags of another scheme, without quoting them", () => {
    const message =
      "the tag of word 1: expected O, or one of O, B, I and a type, got another. Name the scheme that the tags are in, or turn ids into tags first.";
    for (const tag of ["E-A", "S-A", "o", "O-A", "secret", "", "1"]) {
      expect(() => spansOfTags(["O", tag])).toThrow(message);
      expect(() => spansOfTags(["O", tag], strict)).toThrow(message);
    }
    expect(() => spansOfTags(["L-A"], iobes)).toThrow("O, B, I, E, S and");
    expect(() => spansOfTags(["constructor-A"])).toThrow("got another");
  });

  it("is undone by tagsOfSpans", () => {
    const random = seededRandom(11);
    for (let run = 0; run < 300; run++) {
      const spans: EntitySpan[] = [];
      let reached = 0;
      while (reached < 23) {
        const start = reached + randomInteger(random, 0, 3);
        const end = start + randomInteger(random, 1, 5);
        spans.push({ type: pickOne(random, ["A", "B", "_"]), start, end });
        reached = end;
      }
      const tags = tagsOfSpans(spans, reached + 2);
      for (const mode of [{}, strict]) {
        expect(spansOfTags(tags, mode)).toEqual(spans);
      }
    }
  });
});

describe("tagsOfSpans", () => {
  const entity = (start: number, end: number) => ({ type: "A", start, end });

  it("writes adjacent entities apart, in any order", () => {
    expect(tagsOfSpans([entity(2, 3), entity(0, 2)], 4)).toEqual([
      "B-A",
      "I-A",
      "B-A",
      "O",
    ]);
    expect(tagsOfSpans([], 0)).toEqual([]);
  });

  it.each([
    [[entity(1, 3), entity(2, 4)], "within words 3 to 5, got one from 2 to 4."],
    [[entity(1, 1)], "within words 0 to 5, got one from 1 to 1."],
    [[entity(3, 6)], "got one from 3 to 6."],
    [[entity(-1, 2)], "got one from -1 to 2."],
    [[entity(0.5, 2)], "got one from 0.5 to 2."],
  ])("refuses %o", (spans, message) => {
    expect(() => tagsOfSpans(spans, 5)).toThrow(message);
  });
});

describe("modeName", () => {
  it("says what counts as an entity", () => {
    expect(modeName({})).toBe("default (conlleval)");
    expect(modeName(strict)).toBe("strict IOB2");
    expect(modeName(bilou)).toBe("strict BILOU");
  });
});
