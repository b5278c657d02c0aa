import { classifierShapes } from "../../03-transformer-block/clinical-note-classifier/draw";
import { declareLadder } from "../../declare-exercise";
import { tensorOf } from "../../drawing/nested-tensor";
import { plainState } from "../../drawing/plain-state";
import { valuesInWords } from "../../judging/data-in-words";
import { stateInWords } from "../../judging/state-in-words";
import { type Rung, tryOut } from "./try-out";

/** Padding, `<UNK>`, `<CLS>`, and two words. */
const embedding = tensorOf([
  [0, 0],
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
]);

type More = { numHeads?: number; numLayers?: number; layer?: number | null; isTraining?: boolean };

function small(tokenIds: readonly number[], more: More = {}): Rung {
  const { numHeads = 1, numLayers = 1, layer = 0, isTraining = false } = more;
  const sizes = {
    ...{ vocabSize: 5, dModel: 2, numHeads, dFf: 2, numLayers, numClasses: 4 },
    maxLen: 5,
  };
  const state = plainState(classifierShapes(sizes), { "embedding.weight": embedding });
  return { sizes, state, tokenIds, layer, isTraining };
}

const rungs: readonly Rung[] = [
  small([2]),
  small([2, 3]),
  small([2, 3, 4]),
  small([2, 3, 0]),
  small([2, 3], { numHeads: 2 }),
  small([2, 3], { isTraining: true }),
  small([2, 3], { numLayers: 2 }),
  small([2, 3], { numLayers: 2, layer: 1 }),
  small([2, 3], { numLayers: 2, layer: null }),
];

export const ladder = declareLadder<Rung>({
  rungs: () => rungs,
  tryOut,
  inWords: ({ sizes: { numLayers, numHeads }, state, tokenIds, layer, isTraining }) => {
    const given = valuesInWords({ tokenIds, ...(layer !== null && { layer }) });
    const model = valuesInWords({ numLayers, numHeads });
    const mode = isTraining ? " in training mode" : "";
    return `${given}; a model${mode} with ${model}, ${stateInWords(state)}`;
  },
  axes: {},
});
