import { declareLadder } from "../../declare-exercise";
import { type Rung, tryOut } from "./try-out";

const labels = ["O", "B-A", "I-A", "B-Z"];

/** `"no iron/B-A"`: a word without a tag is outside. */
const small = (...texts: readonly string[]): Rung => ({
  labels,
  train: texts.map((text) => {
    const pairs = text.split(" ").map((pair) => pair.split("/"));
    return {
      tokens: pairs.map(([token = ""]) => token),
      tags: pairs.map(([, tag = "O"]) => tag),
    };
  }),
});

/** An entity, a longer one, two types, capitals, sentences of two lengths, and an order. */
const rungs: readonly Rung[] = [
  small("iron/B-A"),
  small("no iron/B-A wire/I-A"),
  small("iron/B-A zinc/B-Z"),
  small("iron/B-A Iron/B-A"),
  small("iron/B-A", "no zinc/B-A zinc/B-A"),
  small("zinc/B-A iron/B-A"),
];

export const ladder = declareLadder<Rung>({
  rungs: () => rungs,
  tryOut,
  inWords: ({ labels, train }) =>
    `labels = ${JSON.stringify(labels)}; train: ${train
      .map(({ tokens, tags }) => `${JSON.stringify(tokens)} tagged ${JSON.stringify(tags)}`)
      .join("; ")}; validation and test: other entities`,
  axes: {},
});
