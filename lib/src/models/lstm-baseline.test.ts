import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import {
  expectNoLeak,
  expectNumbers,
  expectTensor,
} from "../../tests/tensor-expectations";
import { visitAggregations } from "../layers/visit-aggregation";
import { seededRandom } from "../random/seeded-random";
import { AdamW } from "../training/adam";
import { binaryCrossEntropyWithLogits } from "../training/binary-cross-entropy";
import { lossAndGradients } from "../training/gradients";
import { decayGroups } from "../training/parameter-groups";
import { LSTMBaseline, type LSTMBaselineOptions } from "./lstm-baseline";

type Patient = readonly (readonly number[])[];

const make = (options: Partial<LSTMBaselineOptions> = {}) =>
  new LSTMBaseline({
    vocabSize: 13,
    embeddingDim: 5,
    hiddenSize: 7,
    task: "multi-label",
    numOutputs: 3,
    random: seededRandom(1),
    ...options,
  }).eval();

/** Of 4, 1, 2 and no visits; two of the visits are without codes. */
const patients: readonly Patient[] = [
  [[2, 7, 3], [], [12, 4, 5, 9, 2], [3]],
  [[11]],
  [[], [8, 8]],
  [],
];

/** A table with room for as many visits and codes. */
function tableOf(
  rows: readonly Patient[],
  numVisits = 4,
  numCodes = 5,
): tf.Tensor3D {
  const at = (list: readonly number[] = [], i: number) => list[i] ?? 0;
  const values = rows.flatMap((visits) =>
    Array.from({ length: numVisits * numCodes }, (_, i) =>
      at(visits[Math.floor(i / numCodes)], i % numCodes),
    ),
  );
  return tf.tensor3d(values, [rows.length, numVisits, numCodes], "int32");
}

const kinds = [false, true].flatMap((bidirectional) =>
  [1, 2].flatMap((numLayers) =>
    visitAggregations.map(
      (aggregation) => ({ bidirectional, numLayers, aggregation }) as const,
    ),
  ),
);
const kindName =
  "$aggregation, $numLayers layers, bidirectional $bidirectional";

describe("LSTMBaseline", () => {
  it("has the case study's sizes", () => {
    const model = new LSTMBaseline({
      vocabSize: 101,
      random: seededRandom(1),
    });
    expect(model.countParameters()).toBe(
      101 * 128 + 1024 * (128 + 256 + 2) + 1024 * (256 + 256 + 2) + 257,
    );
    expect(model.lstm.forwardLayers.length).toBe(2);
    expect([model.lstm.dropout.rate, model.dropout.rate]).toEqual([0.3, 0.3]);
    expect([...model.namedParameters().keys()]).toEqual([
      "embedding.weight",
      ...[0, 1].flatMap((layer) =>
        ["inputWeight", "recurrentWeight", "inputBias", "recurrentBias"].map(
          (name) => `lstm.forwardLayers.${layer}.${name}`,
        ),
      ),
      "head.weight",
      "head.bias",
    ]);
    const { logits } = model.eval().forward(tableOf([[[100]]]));
    expect(logits.shape).toEqual([1, 1]);
    model.dispose();
  });

  it.each(kinds)(
    `gives each patient what it gives them alone: ${kindName}`,
    (kind) => {
      for (const returnSequences of [false, true]) {
        const model = make({ ...kind, returnSequences });
        const { logits } = model.forward(tableOf(patients));
        patients.forEach((visits, row) => {
          const numVisits = Math.max(1, visits.length);
          const numCodes = Math.max(1, ...visits.map(({ length }) => length));
          const table = tableOf([visits], numVisits, numCodes);
          const alone = model.forward(table).logits;
          const size = returnSequences ? numVisits * 3 : 3;
          const own = logits.slice([row], [1]).flatten().slice(0, size);
          expectNumbers(own.dataSync(), alone.dataSync(), 1e-6);
        });
        model.dispose();
      }
    },
  );

  it.each([false, true])(
    "is its parts one after the other: bidirectional %s",
    (bidirectional) => {
      const model = make({ bidirectional });
      const codes = [
        [2, 7],
        [3, 12],
        [9, 4],
      ];
      const vectors = model.embedding
        .forward(tf.tensor2d(codes, [3, 2], "int32"))
        .mul(Math.sqrt(5));
      const visits = vectors.mean<tf.Tensor2D>(1).expandDims<tf.Tensor3D>(0);
      const { output } = model.lstm.forward(visits);
      // Forward after the last visit, backward after the first.
      const last = output.slice([0, 2, 0], [1, 1, 7]);
      const first = output.slice([0, 0, 7], [1, 1, bidirectional ? 7 : 0]);
      const state = bidirectional ? tf.concat([last, first], 2) : last;
      const expected = model.head.forward(state.reshape([1, -1]));
      const { logits } = model.forward(tableOf([codes], 3, 2));
      expectTensor(logits, [1, 3], [...expected.dataSync()], 1e-6);
      const sequences = make({ bidirectional, returnSequences: true });
      expectTensor(
        sequences.forward(tableOf([codes], 5, 2)).logits.slice([0], [1, 3]),
        [1, 3, 3],
        [...model.head.forward(output).dataSync()],
        1e-6,
      );
    },
  );

  it("gives the visits' attention, zeros where there are no codes", () => {
    const { attentionWeights } = make({ aggregation: "attention" }).forward(
      tableOf(patients),
    );
    const sums = [1, 0, 1, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0];
    expectTensor(attentionWeights?.sum(2) ?? tf.scalar(0), [4, 4], sums, 1e-6);
    expect(Object.keys(make().forward(tableOf(patients)))).toEqual(["logits"]);
  });

  it("sees no later visit when it reads forward, and every one both ways", () => {
    for (const bidirectional of [false, true]) {
      const model = make({ bidirectional, returnSequences: true });
      const answer = (third: number) =>
        model.forward(tableOf([[[2], [5, 6], [third]]], 3, 2)).logits;
      const moved = answer(7).sub(answer(8)).abs().max([0, 2]).dataSync();
      const isMoved = [...moved].map((size) => size > 1e-6);
      expect(isMoved).toEqual([bidirectional, bidirectional, true]);
    }
  });

  it("takes masks for what codes cannot tell", () => {
    const model = make();
    const logitsOf = (...args: Parameters<LSTMBaseline["forward"]>) =>
      model.forward(...args).logits.dataSync();
    const two = tableOf(
      [
        [
          [2, 7],
          [3, 4],
        ],
      ],
      2,
      2,
    );
    const cut = logitsOf(two, { visitMask: tf.tensor2d([[1, 0]]) });
    expectNumbers(cut, logitsOf(tableOf([[[2, 7]]], 1, 2)), 1e-6);
    const open = tableOf([[[2, 7]]], 2, 2);
    const longer = logitsOf(open, { visitMask: tf.ones([1, 2]) });
    expect(longer).not.toEqual(logitsOf(open));
    const codeMask = tf.tensor3d([1, 0, 1, 1], [1, 2, 2]);
    const hidden = logitsOf(two, { codeMask });
    expectNumbers(hidden, logitsOf(tableOf([[[2], [3, 4]]], 2, 2)), 1e-6);
    const noLast = tf.tensor3d([1, 1, 0, 0], [1, 2, 2]);
    expectNumbers(logitsOf(two, { codeMask: noLast }), cut, 1e-6);
  });

  it("has its bias for a patient without visits", () => {
    const model = make({ aggregation: "attention", bidirectional: true });
    const { logits } = model.forward(tableOf([[], []]));
    const bias = [...model.head.bias.dataSync()];
    expectTensor(logits, [2, 3], [...bias, ...bias], 0);
  });

  it("keeps logits and probabilities apart", () => {
    const codes = tableOf(patients);
    const logits = make().forward(codes).logits;
    expect(Math.max(...logits.abs().dataSync())).toBeGreaterThan(0);
    const tasks = [
      ["binary", 1, tf.sigmoid],
      ["multi-class", 3, tf.softmax],
      ["multi-label", 3, tf.sigmoid],
      ["regression", 3, tf.clone],
    ] as const;
    for (const [task, numOutputs, activation] of tasks) {
      const model = make({ task, numOutputs });
      const own = model.forward(codes).logits;
      expectTensor(
        model.predict(codes),
        own.shape,
        [...activation(own).dataSync()],
        1e-6,
      );
      if (numOutputs === 3) expect(own.dataSync()).toEqual(logits.dataSync());
    }
  });

  it("drops in training: visits, between layers, and before the head", () => {
    const codes = tableOf(patients);
    const answer = (model: LSTMBaseline) => [
      ...model.forward(codes).logits.dataSync(),
    ];
    const model = make();
    expect(answer(model.train())).not.toEqual(answer(model));
    const plain = make({ dropoutRate: 0 });
    expect(answer(plain.train())).toEqual(answer(make()));
    let draws = 0;
    const random = seededRandom(1);
    const counted = make({
      random: () => {
        draws++;
        return random();
      },
    }).train();
    draws = 0;
    counted.forward(codes);
    expect(draws).toBe(3);
  });

  it.each(kinds)(
    `gives finite slopes to all it has, none to padding: ${kindName}`,
    (kind) => {
      const model = make(kind);
      const { gradients } = lossAndGradients(model, () =>
        model.forward(tableOf(patients)).logits.square().mean<tf.Scalar>(),
      );
      expect(Object.keys(gradients)).toEqual([
        ...model.namedParameters().keys(),
      ]);
      for (const [name, gradient] of Object.entries(gradients)) {
        const [size = NaN] = gradient.abs().max().dataSync();
        // What is added to all scores changes no weight.
        if (name !== "visitEncoder.score.bias") {
          expect(size, name).toBeGreaterThan(0);
        }
        expect(size, name).toBeLessThan(100);
      }
      const ofPadding = gradients["embedding.weight"]?.slice([0], [1]);
      expectTensor(ofPadding ?? tf.scalar(1), [1, 5], [0, 0, 0, 0, 0], 0);
      tf.dispose(gradients);
    },
  );

  it.each(visitAggregations)(
    "learns with AdamW, and padding stays zero: %s",
    (aggregation) => {
      const model = make({ aggregation, dropoutRate: 0.1 }).train();
      const codes = tableOf(patients.slice(0, 3));
      const labels = tf.tensor2d([1, 0, 0, 0, 1, 0, 0, 0, 1], [3, 3]);
      const optimizer = new AdamW(decayGroups(model, 0.1), {
        learningRate: 0.03,
      });
      const losses = Array.from({ length: 25 }, () => {
        const { loss, gradients } = lossAndGradients(model, () =>
          binaryCrossEntropyWithLogits(model.forward(codes).logits, labels),
        );
        optimizer.step(gradients);
        tf.dispose(gradients);
        return loss;
      });
      expect(losses.at(-1)).toBeLessThan((losses[0] ?? 0) / 2);
      const padding = model.embedding.weight.slice([0], [1]);
      expectTensor(padding, [1, 5], [0, 0, 0, 0, 0], 0);
    },
  );

  it("leaves nothing behind, forward or back, and when it goes", () => {
    const before = tf.memory().numTensors;
    const model = make({ aggregation: "attention", bidirectional: true });
    const codes = tableOf(patients);
    expectNoLeak(() => ({ ...model.train().forward(codes) }));
    expectNoLeak(() => model.predict(codes));
    expectNoLeak(
      () =>
        lossAndGradients(model, () =>
          model.forward(codes).logits.square().mean<tf.Scalar>(),
        ).gradients,
    );
    codes.dispose();
    model.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it("names what does not fit", () => {
    const codes = tableOf(patients);
    const forward =
      (...args: Parameters<LSTMBaseline["forward"]>) =>
      () =>
        make().forward(...args);
    expect(forward(tf.ones([4, 5]) as tf.Tensor as tf.Tensor3D)).toThrow(
      "LSTMBaseline: expected codes of shape [batch, visits, codes], got [4, 5]. One patient alone still needs a batch axis: [1, visits, codes].",
    );
    expect(forward(codes, { codeMask: tf.ones([4, 5, 4]) })).toThrow(
      "LSTMBaseline: expected codeMask of shape [4, 4, 5], got [4, 5, 4]. Give one number for each code: 1, or 0 for padding.",
    );
    expect(forward(codes, { visitMask: tf.ones([4, 5]) })).toThrow(
      "LSTMBaseline: expected visitMask of shape [4, 4], got [4, 5]. Give one number for each visit: 1, or 0 for padding.",
    );
    expect(forward(tableOf([[[13]]]))).toThrow(
      "Embedding: expected token ids from 0 to 12, got 13.",
    );
    expect(() => make({ numOutputs: 0 })).toThrow(
      "LSTMBaseline: expected numOutputs to be a whole number of at least 1, got 0.",
    );
    expect(() => make({ task: "binary" })).toThrow(
      "LSTMBaseline: expected numOutputs of 1 for a binary task, got 3.",
    );
  });
});
