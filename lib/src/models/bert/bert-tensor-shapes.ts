import type { FullBertConfig } from "./bert-config";

/**
 * The shape of each tensor in a PyTorch checkpoint of an encoder with these
 * sizes, by its name: the names of `BertModel`'s parameters, whose linear
 * weights are `[out, in]` in the file.
 */
export function bertTensorShapes(
  config: FullBertConfig,
): Map<string, readonly number[]> {
  const { hiddenSize, intermediateSize } = config;
  const table = (name: string, rows: number): Shapes => [
    [`embeddings.${name}.weight`, [rows, hiddenSize]],
  ];
  return new Map([
    ...table("word_embeddings", config.vocabSize),
    ...table("position_embeddings", config.maxPositionEmbeddings),
    ...table("token_type_embeddings", config.typeVocabSize),
    ...norm("embeddings", hiddenSize),
    ...Array.from({ length: config.numHiddenLayers }, (_, i) =>
      layer(`encoder.layer.${i}`, hiddenSize, intermediateSize),
    ).flat(),
  ]);
}

/** Whether a linear map's weight goes by this name, of those above. */
export function isLinearWeight(name: string): boolean {
  return /\.(query|key|value|dense)\.weight$/.test(name);
}

type Shapes = [name: string, shape: readonly number[]][];

function layer(name: string, hidden: number, intermediate: number): Shapes {
  const attention = `${name}.attention`;
  return [
    ...linear(`${attention}.self.query`, hidden, hidden),
    ...linear(`${attention}.self.key`, hidden, hidden),
    ...linear(`${attention}.self.value`, hidden, hidden),
    ...linear(`${attention}.output.dense`, hidden, hidden),
    ...norm(`${attention}.output`, hidden),
    ...linear(`${name}.intermediate.dense`, hidden, intermediate),
    ...linear(`${name}.output.dense`, intermediate, hidden),
    ...norm(`${name}.output`, hidden),
  ];
}

function linear(name: string, inFeatures: number, outFeatures: number): Shapes {
  return [
    [`${name}.weight`, [outFeatures, inFeatures]],
    [`${name}.bias`, [outFeatures]],
  ];
}

function norm(name: string, hiddenSize: number): Shapes {
  return [
    [`${name}.LayerNorm.weight`, [hiddenSize]],
    [`${name}.LayerNorm.bias`, [hiddenSize]],
  ];
}
