import { classifierShapes } from "../../03-transformer-block/clinical-note-classifier/draw";
import { declareLadder } from "../../declare-exercise";
import { tensorOf } from "../../drawing/nested-tensor";
import { plainState } from "../../drawing/plain-state";
import { dataInWords, valuesInWords } from "../../judging/data-in-words";
import { stateInWords } from "../../judging/state-in-words";
import { type Rung, tryOut } from "./try-out";

/** Padding and three words. */
const embedding = tensorOf([
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
]);
const ones = [{ name: "ones", tokenIds: [1] }];
const onesAndTwos = [...ones, { name: "twos", tokenIds: [2] }];

type More = { numHeads?: number; numLayers?: number; isEven?: boolean; isTraining?: boolean };

/** A model whose heads look at all tokens alike, where `isEven`. */
function small(
  notes: Rung["notes"],
  categories: Rung["categories"],
  { numHeads = 1, numLayers = 1, isEven = false, isTraining = false }: More = {},
): Rung {
  const sizes = {
    ...{ vocabSize: 4, dModel: 2, numHeads, dFf: 2, numLayers, numClasses: 4 },
    maxLen: 5,
  };
  const blind = {
    "encoder.0.attention.query.weight": tensorOf([
      [0, 0],
      [0, 0],
    ]),
  };
  const state = plainState(classifierShapes(sizes), {
    "embedding.weight": embedding,
    ...(isEven && blind),
  });
  return { sizes, state, notes, categories, isTraining };
}

const rungs: readonly Rung[] = [
  small([[1]], ones, { isEven: true }),
  small([[1, 2]], ones, { isEven: true }),
  small([[1, 2, 0]], ones, { isEven: true }),
  small([[1, 2]], ones),
  small([[1, 1, 2]], ones),
  small([[1, 2, 0]], ones),
  small(
    [
      [1, 3],
      [2, 3],
    ],
    onesAndTwos,
  ),
  small(
    [
      [1, 3],
      [3, 3],
    ],
    ones,
  ),
  small([[3, 3]], ones),
  small([[1, 2]], ones, { isTraining: true }),
  small([[1, 2]], onesAndTwos, { numHeads: 2 }),
  small([[1, 2]], onesAndTwos, { numLayers: 2 }),
];

export const ladder = declareLadder<Rung>({
  rungs: () => rungs,
  tryOut,
  inWords: ({ sizes: { numLayers, numHeads }, state, notes, categories, isTraining }) => {
    const model = valuesInWords({ numLayers, numHeads });
    const given = `notes = ${dataInWords(notes)}; categories = ${dataInWords(categories)}`;
    const mode = isTraining ? " in training mode" : "";
    return `${given}; a model${mode} with ${model}, ${stateInWords(state)}`;
  },
  axes: {},
});
