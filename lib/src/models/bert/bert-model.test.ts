import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import {
  expectNoLeak,
  expectNumbers,
} from "../../../tests/tensor-expectations";
import { tokenClassificationLoss } from "../../functional/token-classification-loss";
import { seededRandom } from "../../random/seeded-random";
import { lossAndGradients } from "../../training/gradients";
import { BertForClinicalNER } from "./bert-for-clinical-ner";
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
    const model = new BertForClinicalNER({
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

  const sequence = [2, 5, 22, 7, 5];
  const others = [
    [3, 1, 4, 9, 11, 13, 21],
    [6, 8, 0, 0, 0, 0, 0],
  ];

  /** A model whose first weights are 10 times as large: it looks somewhere. */
  const strongBert = (rate = 0) => {
    const random = seededRandom(3);
    const rates = { hiddenDropoutProb: rate, attentionProbsDropoutProb: rate };
    const bert = new BertModel({ ...sizes, ...rates, random });
    for (const [name, parameter] of bert.namedParameters()) {
      if (name.includes("LayerNorm")) continue;
      parameter.assign(tf.tidy(() => parameter.mul(10)));
    }
    return bert;
  };

  const run = (bert: BertModel, rows: number[][], mask?: number[][]) =>
    bert.forward({
      inputIds: ids(rows),
      attentionMask: mask && ids(mask),
      outputAttentions: true,
    });

  it("is changed by no padding at real tokens, whatever it holds", () => {
    const bert = strongBert().eval();
    const alone = run(bert, [sequence]).lastHiddenState;
    for (const filler of [[0], [0, 0, 0], [9, 0, 22, 1]]) {
      const mask = [...sequence.map(() => 1), ...filler.map(() => 0)];
      const padded = run(bert, [[...sequence, ...filler]], [mask]);
      const [real] = tf.split(padded.lastHiddenState, [5, filler.length], 1);
      expectNumbers(real?.dataSync() ?? [], alone.dataSync(), 1e-5);
      const [, hidden] = tf.split(
        padded.attentions?.[1] ?? tf.zeros([1, 1, 1, 1]),
        [5, filler.length],
        3,
      );
      expect(hidden?.abs().max().dataSync()[0]).toBe(0);
    }
  });

  it("gives a sequence in a batch what it gives the sequence alone", () => {
    const bert = strongBert().eval();
    const rows = [[...sequence, 0, 0], ...others];
    const mask = rows.map((row) => row.map((id) => (id === 0 ? 0 : 1)));
    const batch = run(bert, rows, mask).lastHiddenState;
    rows.forEach((row, i) => {
      const alone = run(bert, [row], [mask[i] ?? []]).lastHiddenState;
      const inBatch = batch.slice([i], [1]);
      expectNumbers(inBatch.dataSync(), alone.dataSync(), 1e-5);
    });
  });

  it("needs the order of tokens, and their segments", () => {
    const bert = strongBert().eval();
    const numbers = (rows: number[][], types?: number[][]) => [
      ...bert
        .forward({ inputIds: ids(rows), tokenTypeIds: types && ids(types) })
        .lastHiddenState.slice([0, 0], [1, 1])
        .dataSync(),
    ];
    const plain = numbers([sequence]);
    expect(numbers([[2, 22, 5, 7, 5]])).not.toEqual(plain);
    expectNumbers(numbers([sequence], [[0, 0, 0, 0, 0]]), plain, 1e-6);
    expect(numbers([sequence], [[0, 0, 0, 1, 1]])).not.toEqual(plain);
  });

  it("repeats itself in eval(), and in train() only with its seed", () => {
    const numbers = (bert: BertModel) => [
      ...run(bert, [sequence]).lastHiddenState.dataSync(),
    ];
    const [first, second] = [strongBert(0.1), strongBert(0.1)];
    const trained = numbers(first);
    expect(numbers(second)).toEqual(trained);
    expect(numbers(first)).not.toEqual(trained);
    expect(numbers(first.eval())).toEqual(numbers(second.eval()));
    expect(numbers(first)).toEqual(numbers(first));
    expect(numbers(first)).not.toEqual(trained);
  });

  it("drops hidden values and attention weights apart", () => {
    for (const name of ["hiddenDropoutProb", "attentionProbsDropoutProb"]) {
      const random = seededRandom(1);
      const none = { hiddenDropoutProb: 0, attentionProbsDropoutProb: 0 };
      const bert = new BertModel({ ...sizes, ...none, [name]: 0.5, random });
      const numbers = () => [
        ...run(bert, [sequence]).lastHiddenState.dataSync(),
      ];
      expect(numbers()).not.toEqual(numbers());
    }
  });

  it("returns attention weights before dropout, in rows that sum to 1", () => {
    const { attentions = [] } = run(strongBert(0.4), [sequence]);
    for (const weights of attentions) {
      expectNumbers(weights.sum(3).dataSync(), new Array(15).fill(1), 1e-5);
    }
  });

  it("attends equally to all of a sequence of padding alone", () => {
    const bert = strongBert().eval();
    const { attentions = [] } = run(bert, [sequence], [[0, 0, 0, 0, 0]]);
    const equal = new Array(75).fill(1 / 5);
    expectNumbers(attentions[1]?.dataSync() ?? [], equal, 1e-6);
  });

  it("starts with deviation 0.02 and biases of 0, or at 0 when asked", () => {
    const large = { ...sizes, vocabSize: 211, hiddenSize: 60 };
    const random = seededRandom(1);
    for (const startAt of ["normal", "zero"] as const) {
      const bert = new BertModel({ ...large, startAt, random });
      for (const [name, parameter] of bert.namedParameters()) {
        const values = [...parameter.dataSync()];
        if (name.endsWith("LayerNorm.weight")) {
          expect(new Set(values), name).toEqual(new Set([1]));
        } else if (startAt === "zero" || name.endsWith("bias")) {
          expect(new Set(values), name).toEqual(new Set([0]));
        } else if (values.length > 1000) {
          const square = values.reduce((sum, x) => sum + x * x, 0);
          const deviation = Math.sqrt(square / values.length);
          // 1020 draws or more: the standard error is at most 2.2 %.
          expect(Math.abs(deviation / 0.02 - 1), name).toBeLessThan(0.09);
        }
      }
      const padding = bert.embeddings.word_embeddings.weight.slice([0], [1]);
      expect(new Set(padding.dataSync())).toEqual(new Set([0]));
    }
  });

  it("refuses input that does not fit", () => {
    const bert = strongBert();
    const flat = tf.tensor1d([1, 2], "int32") as tf.Tensor as tf.Tensor2D;
    expect(() => bert.forward({ inputIds: flat })).toThrow(
      "BertModel: expected inputIds of shape [batch, seqLen], got [2]. One sequence alone still needs a batch axis: [1, seqLen].",
    );
    for (const name of ["attentionMask", "tokenTypeIds"]) {
      const input = { inputIds: ids([sequence]), [name]: ids([[1, 1]]) };
      expect(() => bert.forward(input)).toThrow(
        `BertModel: expected ${name} of shape [1, 5], got [1, 2]. Give one number for each of inputIds.`,
      );
    }
    expect(() => run(bert, [new Array(12).fill(1)])).toThrow(
      "BertModel: expected at most 11 tokens a sequence, got 12. Cut long notes into windows: a later token has no position.",
    );
    const input = { inputIds: ids([[1]]), tokenTypeIds: ids([[2]]) };
    expect(() => bert.forward(input)).toThrow(
      "BertModel: expected tokenTypeIds from 0 to 1, got 2.",
    );
  });
});
