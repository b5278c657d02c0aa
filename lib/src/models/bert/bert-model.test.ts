import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { expectNoLeak } from "../../../tests/tensor-expectations";
import { seededRandom } from "../../random/seeded-random";
import { lossAndGradients } from "../../training/gradients";
import { tokenClassificationLoss } from "../../training/token-classification-loss";
import { BertForTokenClassification } from "./bert-for-token-classification";
import { BertModel } from "./bert-model";

const sizes = {
  vocabSize: 23,
  hiddenSize: 12,
  numHiddenLayers: 2,
  numAttentionHeads: 3,
  intermediateSize: 17,
  maxPositionEmbeddings: 11,
};
const ids = (rows: number[][]) => tf.tensor2d(rows, undefined, "int32");

describe("BertModel", () => {
  it("names its parameters as Hugging Face does", () => {
    const bert = new BertModel({ ...sizes, random: seededRandom(1) });
    const names = [...bert.namedParameters().keys()];
    const ends = (module: string) => [`${module}.weight`, `${module}.bias`];
    const layer = (i: number) =>
      [
        "attention.self.query",
        "attention.self.key",
        "attention.self.value",
        "attention.output.dense",
        "attention.output.LayerNorm",
        "intermediate.dense",
        "output.dense",
        "output.LayerNorm",
      ].flatMap((name) => ends(`encoder.layer.${i}.${name}`));
    expect(new Set(names)).toEqual(
      new Set([
        "embeddings.word_embeddings.weight",
        "embeddings.position_embeddings.weight",
        "embeddings.token_type_embeddings.weight",
        ...ends("embeddings.LayerNorm"),
        ...layer(0),
        ...layer(1),
      ]),
    );
    bert.dispose();
  });

  it("returns hidden states and attentions when asked", () => {
    const bert = new BertModel({ ...sizes, random: seededRandom(1) }).eval();
    const inputIds = ids([[2, 5, 22, 0, 7]]);
    const output = bert.forward({
      inputIds,
      outputHiddenStates: true,
      outputAttentions: true,
    });
    expect(output.hiddenStates?.map(({ shape }) => shape)).toEqual(
      new Array(3).fill([1, 5, 12]),
    );
    expect(output.attentions?.map(({ shape }) => shape)).toEqual(
      new Array(2).fill([1, 3, 5, 5]),
    );
    expect(Object.keys(bert.forward({ inputIds }))).toEqual([
      "lastHiddenState",
    ]);
  });

  it("leaves no tensors behind, forward and backward", () => {
    const random = seededRandom(1);
    const model = new BertForTokenClassification({
      bert: new BertModel({ ...sizes, random }),
      numLabels: 5,
      random,
    });
    const inputIds = ids([
      [2, 5, 22, 0],
      [3, 1, 4, 7],
    ]);
    const labels = ids([
      [0, 4, -100, -100],
      [1, 2, -100, 3],
    ]);
    expectNoLeak(() => ({
      ...model.forward({ inputIds, outputAttentions: true }),
    }));
    expectNoLeak(() => {
      const { gradients } = lossAndGradients(model, () =>
        tokenClassificationLoss(model.forward({ inputIds }).logits, labels),
      );
      expect(Object.keys(gradients).length).toBe(model.namedParameters().size);
      return gradients;
    });
  });
});
