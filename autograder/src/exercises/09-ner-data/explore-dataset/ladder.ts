import { declareLadder } from "../../declare-exercise";
import { valuesInWords } from "../../judging/data-in-words";
import { type Rung, tryOut } from "./try-out";

const words = (tags: string) => tags.split(" ");
const labels = words("O B-A I-A B-Z I-Z");

function small(train: readonly string[], others: readonly string[] = ["O"]): Rung {
  return {
    labels,
    train: train.map(words),
    validation: others.map(words),
    test: others.map(words),
  };
}

/** No entity, one, a longer one, two that touch, several sentences, and other splits. */
const rungs: readonly Rung[] = [
  small(["O O"]),
  small(["B-A O"]),
  small(["B-A I-A O"]),
  small(["O B-A I-A"]),
  small(["B-A B-A O"]),
  small(["B-A B-Z I-Z"]),
  small(["B-A O", "O O O"]),
  small(["B-A I-A", "B-Z"], ["B-Z I-Z I-Z", "O"]),
];

export const ladder = declareLadder<Rung>({
  rungs: () => rungs,
  tryOut,
  inWords: ({ labels, train, validation, test }) =>
    `the tags of each sentence: ${valuesInWords({ labels, train, validation, test })}`,
  axes: {},
});
