import { linearShapes, type Shapes, within } from "../../drawing/draw-state";

/** The sizes of a BERT, in the words of its config. */
export type BertSizes = {
  readonly vocabSize: number;
  readonly hiddenSize: number;
  readonly numHiddenLayers: number;
  readonly numAttentionHeads: number;
  readonly intermediateSize: number;
  readonly maxPositionEmbeddings: number;
  readonly typeVocabSize: number;
};

const normShapes = (name: string, size: number): Shapes => ({
  [`${name}.LayerNorm.weight`]: [size],
  [`${name}.LayerNorm.bias`]: [size],
});

/** The parameters of a tagger on a BERT. */
export function taggerShapes(of: BertSizes, numLabels: number): Shapes {
  const { hiddenSize, intermediateSize } = of;
  const layer: Shapes = {
    ...linearShapes("attention.self.query", hiddenSize, hiddenSize),
    ...linearShapes("attention.self.key", hiddenSize, hiddenSize),
    ...linearShapes("attention.self.value", hiddenSize, hiddenSize),
    ...linearShapes("attention.output.dense", hiddenSize, hiddenSize),
    ...normShapes("attention.output", hiddenSize),
    ...linearShapes("intermediate.dense", hiddenSize, intermediateSize),
    ...linearShapes("output.dense", intermediateSize, hiddenSize),
    ...normShapes("output", hiddenSize),
  };
  const layers = Array.from({ length: of.numHiddenLayers }, (_, i) =>
    within(`encoder.layer.${i}`, layer),
  );
  const bert: Shapes = Object.assign(
    {
      "embeddings.word_embeddings.weight": [of.vocabSize, hiddenSize],
      "embeddings.position_embeddings.weight": [of.maxPositionEmbeddings, hiddenSize],
      "embeddings.token_type_embeddings.weight": [of.typeVocabSize, hiddenSize],
    },
    normShapes("embeddings", hiddenSize),
    ...layers,
  );
  return { ...within("bert", bert), ...linearShapes("classifier", hiddenSize, numLabels) };
}
