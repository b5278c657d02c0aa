import { declareLadder } from "../../declare-exercise";
import { type Rung, tryOut } from "./try-out";

/** `"No fever/B-A"`: a word without a tag is outside. */
const small = (...texts: readonly string[]): Rung => ({
  sentences: texts.map((text) => {
    const pairs = text.split(" ").map((pair) => pair.split("/"));
    return {
      tokens: pairs.map(([token = ""]) => token),
      tags: pairs.map(([, tag = "O"]) => tag),
    };
  }),
});

/** Nothing, one entity, a longer one, capitals, two that touch, and then several types. */
const rungs: readonly Rung[] = [
  small("no more"),
  small("no iron/B-A"),
  small("heart/B-A attack/I-A"),
  small("Iron/B-A"),
  small("iron/B-A zinc/B-A"),
  small("iron/B-A zinc/B-Z"),
  small("iron/B-A", "zinc/B-Z"),
  small("iron/B-A", "iron/B-Z iron/B-Z"),
  small("iron/B-Z iron/B-Z", "iron/B-A"),
  small("iron/B-A", "Iron/B-Z IRON/B-Z"),
  small("iron/B-A iron/B-A", "Iron/B-Z Iron/B-Z iron/B-Z"),
  small("Iron/B-A Iron/B-A", "iron/B-Z"),
  small("iron/B-Z", "iron/B-A"),
  small("iron/B-Z", "iron/B-A iron/B-A", "iron/B-Z"),
];

export const ladder = declareLadder<Rung>({
  rungs: () => rungs,
  tryOut,
  inWords: ({ sentences }) =>
    sentences
      .map(
        ({ tokens, tags }) =>
          `a sentence ${JSON.stringify(tokens)} with the tags ${JSON.stringify(tags)}`,
      )
      .join("; "),
  axes: {},
});
