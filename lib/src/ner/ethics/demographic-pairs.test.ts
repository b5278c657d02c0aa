import { describe, expect, it } from "vitest";
import { seededRandom } from "../../random/seeded-random";
import { demographicTerms, makeDemographicPairs } from "./demographic-pairs";

const pairs = makeDemographicPairs({
  random: seededRandom(5),
  pairsPerDimension: 37,
});

describe("makeDemographicPairs", () => {
  it("differs in the term, and in nothing else", () => {
    for (const { terms, sentences } of pairs) {
      const [first, second] = sentences.map(({ text }) => text.toLowerCase());
      const [one, other] = terms.map((term) => term.toLowerCase());
      expect(first?.replace(one ?? "", other ?? "")).toBe(second);
      expect(first).not.toBe(second);
    }
  });

  it("has the same entities in both", () => {
    const entitiesOf = (side: 0 | 1) =>
      pairs.map(({ sentences }) => {
        const { mentions, tokens } = sentences[side];
        return mentions.map(({ type, start, end }) => [
          type,
          ...tokens.slice(start, end),
        ]);
      });
    const [first, second] = [entitiesOf(0), entitiesOf(1)];
    const lower = (entities: typeof first) =>
      JSON.stringify(entities).toLowerCase();
    expect(lower(first)).toBe(lower(second));
    expect(first.every((entities) => entities.length > 0)).toBe(true);
  });

  it("has so many of each dimension, in turn", () => {
    const names = Object.keys(demographicTerms);
    expect(names).toEqual([...names].sort());
    expect(pairs.map(({ dimension }) => dimension)).toEqual(
      names.flatMap((name) => new Array<string>(37).fill(name)),
    );
  });

  it("is the same for the same seed", () => {
    const again = makeDemographicPairs({
      random: seededRandom(5),
      pairsPerDimension: 37,
    });
    expect(again).toEqual(pairs);
  });

  it("refuses no pairs", () => {
    expect(() =>
      makeDemographicPairs({ random: Math.random, pairsPerDimension: 0 }),
    ).toThrow("makeDemographicPairs: expected pairsPerDimension");
  });
});
