import { expect, it } from "vitest";
import { describeCorpus, scoreDictionary } from "./score-dictionary";

const sentence = (text: string) => {
  const pairs = text.split(" ").map((pair) => pair.split("/"));
  return {
    tokens: pairs.map(([token = ""]) => token),
    tags: pairs.map(([, tag = "O"]) => tag),
  };
};

const train = ["Iron/B-Drug for anemia/B-Sign", "no fever/B-Sign", "zinc/B-Drug"].map(sentence);
const test = [
  "iron/B-Drug for fever/B-Sign and gout/B-Sign",
  "no anemia/B-Sign or zinc/B-Sign",
].map(sentence);

it("scores each type and all of them, beside what was seen", () => {
  const rows = scoreDictionary(
    { name: "home", sentences: train },
    { name: "abroad", sentences: test },
  );
  expect(rows.map(({ type }) => type)).toEqual(["Drug", "Sign", "all (micro)"]);
  expect(rows[0]).toMatchObject({ trainedOn: "home", testedOn: "abroad", mode: "strict IOB2" });
  // Zinc is a sign here, and was a drug there: one drug too many, and a form that counts as new.
  expect(rows[0]).toMatchObject({ precision: 0.5, recall: 1, support: 1, seenMentions: 1 });
  expect(rows[1]).toMatchObject({ precision: 1, recall: 0.5, support: 4, seenMentions: 0.5 });
  expect(rows[2]?.seenMentions).toBe(3 / 5);
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
    numSentences: [3, 3, 3],
    meanTokens: 2,
    meanEntities: 4 / 3,
    numLeaked: 3,
  });
});
