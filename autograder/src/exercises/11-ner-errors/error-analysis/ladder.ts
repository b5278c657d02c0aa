import { declareLadder } from "../../declare-exercise";
import { dataInWords, valuesInWords } from "../../judging/data-in-words";
import { type Rung, tryOut } from "./try-out";

/** One sentence, its words, gold tags and predicted tags between spaces. */
function small(
  words: string,
  gold: string,
  predicted: string,
  options: Rung["options"] = {},
): Rung {
  return {
    sentences: [{ tokens: words.split(" "), tags: gold.split(" ") }],
    predicted: [predicted.split(" ")],
    options,
  };
}

function twice({ sentences, predicted }: Rung, options: Rung["options"]): Rung {
  return {
    sentences: [...sentences, ...sentences],
    predicted: [...predicted, ...predicted],
    options,
  };
}

/** Nothing wrong, each kind, pairs that compete, negations, and then the options. */
const rungs: readonly Rung[] = [
  small("a b", "B-A O", "B-A O"),
  small("a b", "B-A O", "O O"),
  small("a b", "O O", "B-A O"),
  small("a b", "B-A O", "B-B O"),
  small("a b", "B-A I-A", "B-A O"),
  small("a b", "B-A I-A", "O B-B"),
  small("a b", "B-A B-A", "B-A I-A"),
  small("a b c", "B-A I-A I-A", "B-A B-B I-B"),
  small("a b", "B-A O", "I-A O"),
  small("no a", "O B-A", "O O"),
  small("a no", "B-A O", "O O"),
  small("notable a", "O B-A", "O O"),
  small("a was ruled out", "B-A O O O", "O O O O"),
  small("no b c d e a", "O O O O O B-A", "O O O O O O"),
  small("a b c d e no", "B-A O O O O O", "O O O O O O"),
  small("a b c d e f no", "B-A O O O O O O", "O O O O O O O"),
  small("no b c d e f a", "O O O O O O B-A", "O O O O O O O"),
  small("b no a c d e f", "O O B-A O O O O", "O O O O O O O"),
  small("ruled a out", "O B-A O", "O O O"),
  small("b no", "B-A I-A", "O O"),
  small("a a no", "I-A B-A O", "O B-A I-A", { window: 1 }),
  small("nil a", "O B-A", "O O", { triggers: ["nil"] }),
  twice(small("a b", "B-A B-B", "O O"), {}),
  twice(small("a b", "B-A O", "O O"), { numShown: 1 }),
  twice(small("a b", "B-A O", "O O"), { numExamples: 1 }),
  { ...small("a", "B-A", "O"), predicted: [] },
];

export const ladder = declareLadder<Rung>({
  rungs: () => rungs,
  tryOut,
  inWords: ({ sentences, predicted, options }) => {
    const given = sentences.map(
      ({ tokens, tags }) => `tokens ${dataInWords(tokens)} with the tags ${dataInWords(tags)}`,
    );
    const asked = valuesInWords({ predicted, ...options });
    return `${given.join("; ")}; ${asked}`;
  },
  axes: {},
});
