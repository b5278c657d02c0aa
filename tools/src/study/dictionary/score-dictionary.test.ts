import { expect, it } from "vitest";
import { describeCorpus, scoreDictionary } from "./score-dictionary";

const sentence = (text: string) => {
  const pairs = text.split(" ").map((pair) => pair.split("/"));
  return {
    tokens: pairs.map(([token = ""]) => token),
    tags: pairs.map(([, tag = "O"]) => tag),
  };
};

const train = ["Iron/B-Drug for anemia/B-Sign", "no fever/B-Sign"].map(sentence);
const test = ["iron/B-Drug for fever/B-Sign and gout/B-Sign", "no anemia/B-Sign"].map(sentence);

it("scores each type and all of them, beside what was seen", () => {
  const rows = scoreDictionary(
    { name: "home", sentences: train },
    { name: "abroad", sentences: test },
  );
  expect(rows.map(({ type }) => type)).toEqual(["Drug", "Sign", "all (micro)"]);
  expect(rows[0]).toMatchObject({ trainedOn: "home", testedOn: "abroad", mode: "strict IOB2" });
  expect(rows[0]).toMatchObject({ f1: 1, support: 1, seenMentions: 1, low: 0, high: 1 });
  // fever and anemia of fever, gout and anemia: precision 1, recall 2 / 3.
  expect(rows[1]).toMatchObject({ precision: 1, support: 3 });
  expect(rows[1]?.recall).toBeCloseTo(2 / 3, 12);
  expect(rows[2]?.seenMentions).toBe(3 / 4);
});

it("has no row of all where the test has one type, and none of types that it has not", () => {
  const signs = [sentence("no fever/B-Sign and no iron")];
  const rows = scoreDictionary({ name: "a", sentences: train }, { name: "b", sentences: signs });
  expect(rows.map(({ type, precision }) => [type, precision])).toEqual([["Sign", 1]]);
});

it("tells of a corpus its sizes, means and leaks", () => {
  const corpus = { labels: ["O", "B-Drug", "B-Sign"], train, validation: train, test: train };
  expect(describeCorpus("small", corpus)).toEqual({
    name: "small",
    numSentences: [2, 2, 2],
    meanTokens: 2.5,
    meanEntities: 1.5,
    numLeaked: 2,
  });
});
