import { declareLadder } from "../../declare-exercise";
import { valuesInWords } from "../../judging/data-in-words";
import { type Rung, tryOut } from "./try-out";

const pieces = ["no", "fever", "asp", "##ir", "##in", "-"];
const labels = ["B-MED", "O", "I-MED", "B-DIAG"];

/** `"no aspirin/B-MED"`: a word without a tag is outside. */
function small(texts: readonly string[], more: Partial<Rung> = {}): Rung {
  const sentences = texts.map((text) => {
    const pairs = text.split(" ").map((pair) => pair.split("/"));
    return {
      tokens: pairs.map(([token = ""]) => token),
      tags: pairs.map(([, tag = "O"]) => tag),
    };
  });
  return { pieces, labels, sentences, ...more };
}

/** A word, two, several pieces, padding, neighbours, truncation, and words that are strange. */
const rungs: readonly Rung[] = [
  small(["fever/B-DIAG"]),
  small(["no fever/B-DIAG"]),
  small(["aspirin/B-MED"]),
  small(["aspirin/B-MED no"]),
  small(["fever/B-DIAG", "no fever/B-DIAG"]),
  small(["no no"]),
  small(["fever/B-DIAG fever/B-DIAG"]),
  small(["no-fever/B-DIAG no"]),
  small(["no fever/B-DIAG no"], { maxLength: 4 }),
  small(["no aspirin/B-MED no"], { maxLength: 4 }),
  small(["no"], { maxLength: 5, padding: "maxLength" }),
  small(["\u200b fever/B-DIAG"]),
  small(["no [SEP] fever/B-DIAG"]),
];

export const ladder = declareLadder<Rung>({
  rungs: () => rungs,
  tryOut,
  inWords: ({ pieces, labels, sentences, ...options }) => {
    const words = sentences.map(
      ({ tokens, tags }) => `${JSON.stringify(tokens)} tagged ${JSON.stringify(tags)}`,
    );
    const more = Object.keys(options).length > 0 ? `; ${valuesInWords(options)}` : "";
    return `${words.join("; ")}; ${valuesInWords({ labels })}; the pieces, from id 5 on: ${pieces.join(" ")}${more}`;
  },
  axes: {},
});
