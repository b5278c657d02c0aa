import { linearShapes, type Shapes, within } from "../../drawing/draw-state";
import { attentionShapes } from "../visit-encoder/draw";

/** What decides which parameters there are, and how large they are. */
export type Architecture = {
  readonly vocabSize: number;
  readonly embeddingDim: number;
  readonly hiddenSize: number;
  readonly numLayers: number;
  readonly bidirectional: boolean;
  readonly aggregation: string;
  readonly numOutputs: number;
};

/** The parameters of a model of visits. */
export function baselineShapes(of: Architecture): Shapes {
  const { vocabSize, embeddingDim, hiddenSize, numLayers, bidirectional } = of;
  const directions = bidirectional ? ["forwardLayers", "backwardLayers"] : ["forwardLayers"];
  const width = directions.length * hiddenSize;
  const layers = directions.flatMap((direction) =>
    Array.from({ length: numLayers }, (_, layer) =>
      within(
        `lstm.${direction}.${layer}`,
        directionShapes(layer === 0 ? embeddingDim : width, hiddenSize),
      ),
    ),
  );
  const isAttention = of.aggregation === "attention";
  return Object.assign(
    { "embedding.weight": [vocabSize, embeddingDim] },
    isAttention ? within("visitEncoder", attentionShapes(embeddingDim)) : {},
    ...layers,
    linearShapes("head", width, of.numOutputs),
  );
}

function directionShapes(inputSize: number, hiddenSize: number): Shapes {
  return {
    inputWeight: [inputSize, 4 * hiddenSize],
    recurrentWeight: [hiddenSize, 4 * hiddenSize],
    inputBias: [4 * hiddenSize],
    recurrentBias: [4 * hiddenSize],
  };
}
