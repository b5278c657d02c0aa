import { declareLadder } from "../../declare-exercise";
import { tensorOf } from "../../drawing/nested-tensor";
import { valuesInWords } from "../../judging/data-in-words";
import { type Rung, tryOut } from "./try-out";

const special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"];
const labels = ["O", "B-DIAG", "I-DIAG", "B-MED"];

/** What the model says of a piece that speaks for one label alone. */
const says = (label: string): readonly number[] => labels.map((each) => (each === label ? 2 : 0));
const nothing = [0, 0, 0, 0];

/** The words of the small notes, and the tag that the model would give them. */
const spoken: Readonly<Record<string, readonly number[]>> = {
  no: says("O"),
  fever: says("B-DIAG"),
  acute: says("B-DIAG"),
  pain: says("I-DIAG"),
  asp: says("B-MED"),
  "##irin": says("O"),
};

const pieces = [...special, ...Object.keys(spoken)];
const weight = tensorOf([...special.map(() => nothing), ...Object.values(spoken)]);

const small = (
  sentences: readonly string[],
  { options = {}, isTraining = false }: Partial<Pick<Rung, "options" | "isTraining">> = {},
): Rung => ({
  ...{ pieces, labels, weight, isTraining, options },
  sentences: sentences.map((text) => {
    const words = text.split(" ").map((word) => word.split("/"));
    return {
      tokens: words.map(([token = ""]) => token),
      tags: words.map(([, tag = "O"]) => tag),
    };
  }),
});

const rungs: readonly Rung[] = [
  small(["fever/B-DIAG"]),
  small(["no/O fever/B-DIAG"]),
  small(["no/O fever/B-DIAG"], { isTraining: true }),
  small(["no/B-DIAG fever/B-DIAG"]),
  small(["acute/B-DIAG pain/I-DIAG"]),
  small(["acute/B-DIAG pain/O"]),
  small(["no/O pain/B-DIAG"]),
  small(["aspirin/B-MED"]),
  small(["no/O aspirin/B-MED fever/B-DIAG"]),
  small(["no/O fever/B-MED", "fever/B-DIAG"]),
  small(["no/O no/O fever/B-DIAG", "pain/O", "fever/B-MED acute/B-DIAG"], {
    options: { batchSize: 2 },
  }),
  small(["fever/B-DIAG no/O", "aspirin/B-MED"], { options: { batchSize: 1 } }),
  small(["aspirin/O no/O", "no/B-DIAG"], { options: { batchSize: 1 } }),
  small(["no/O fever/B-DIAG fever/B-DIAG"], { options: { maxLength: 4 } }),
  small([Array.from({ length: 127 }, () => "fever/B-DIAG").join(" ")]),
];

/** `no/O fever/B-DIAG`, or how long it is. */
function inShort({ tokens, tags }: Rung["sentences"][number]): string {
  if (tokens.length <= 9) return tokens.map((token, i) => `${token}/${tags[i]}`).join(" ");
  return `${tokens.length} times ${tokens[0]}/${tags[0]}`;
}

export const ladder = declareLadder<Rung>({
  rungs: () => rungs,
  tryOut,
  inWords: ({ sentences, options, isTraining }) =>
    [
      `a tagger with 2 for one label of ${labels.join(", ")} at ${Object.keys(spoken)
        .map((piece) => `${piece}: ${labels[(spoken[piece] ?? []).indexOf(2)]}`)
        .join(", ")}, else 0, and half the mean of the pieces attended to`,
      `sentences: ${sentences.map(inShort).join("; ")}`,
      ...(isTraining
        ? ["the model comes in training mode, in which its logits are half as large"]
        : []),
      valuesInWords(options),
    ]
      .filter(Boolean)
      .join("; "),
  axes: {},
});
