import { declareLadder } from "../../declare-exercise";
import { valuesInWords } from "../../judging/data-in-words";
import { type Rung, tryOut } from "./try-out";

const small = (
  gold: string,
  predicted: string,
  baseline: string,
  more: Partial<Pick<Rung, "caption" | "mode" | "validationF1">> = {},
): Rung => {
  const table = (tags: string) => [tags.split(" ")];
  return {
    ...{ gold: table(gold), predicted: table(predicted), baseline: table(baseline) },
    ...{ validationF1: [], caption: "", mode: null },
    ...more,
  };
};

/** All right, half right, two types, an extra type, orphans, epochs, and then the caption. */
const rungs: readonly Rung[] = [
  small("B-A", "B-A", "B-A"),
  small("B-A O", "B-A O", "O O"),
  small("B-A O", "O B-A", "B-A O"),
  small("B-A O B-A", "B-A O O", "B-A B-A B-A"),
  small("B-A B-A B-B O", "B-A B-A O O", "B-A O B-B O"),
  small("B-A O", "B-A O", "B-A B-C"),
  small("O B-A", "O I-A", "O B-A"),
  small("O B-A", "O B-A", "O I-A"),
  small("O B-A", "O I-A", "O O", { mode: "default" }),
  small("B-A O", "O O", "B-A O"),
  small("B-A", "B-A", "O", { validationF1: [0.5, 0.75, 0.25] }),
  small("B-A", "B-A", "O", { validationF1: [0.5, 0.75, 0.75] }),
  small("B-A", "B-A", "O", { caption: "quick run" }),
];

export const ladder = declareLadder<Rung>({
  rungs: () => rungs,
  tryOut,
  inWords: ({ validationF1, caption, mode, ...tags }) =>
    valuesInWords({
      ...tags,
      ...(validationF1.length > 0 && { "history's validationF1": validationF1 }),
      ...(caption !== "" && { caption }),
      ...(mode !== null && { mode: { mode } }),
    }),
  axes: {},
});
