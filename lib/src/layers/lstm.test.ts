import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import {
  expectNoLeak,
  expectNumbers,
  expectTensor,
  waveTensor,
} from "../../tests/tensor-expectations";
import { seededRandom } from "../random/seeded-random";
import { LSTM, type LSTMResult } from "./lstm";

const inputSize = 3;
const hiddenSize = 5;
const [batch, seqLen] = [5, 7];
const lengths = [4, 7, 0, 1, 4];
const x = waveTensor([batch, seqLen, inputSize]) as tf.Tensor3D;

const make = (numLayers = 2, bidirectional = true, dropoutRate = 0) =>
  new LSTM({
    inputSize,
    hiddenSize,
    numLayers,
    bidirectional,
    dropoutRate,
    random: seededRandom(1),
  });

const lossOf = ({ output, hidden, cell }: LSTMResult): tf.Scalar => {
  const weigh = (state: tf.Tensor, phase: number) =>
    state.mul(waveTensor(state.shape, phase)).sum();
  return tf
    .addN([weigh(output, 1), weigh(hidden, 2), weigh(cell, 3)])
    .asScalar();
};

const sizes = [
  [1, false],
  [1, true],
  [2, false],
  [2, true],
  [3, true],
] as const;

describe("LSTM", () => {
  it("is the formula, step by step, with both biases", () => {
    const random = seededRandom(1);
    const lstm = new LSTM({ inputSize: 1, hiddenSize: 1, random });
    const [direction] = lstm.forwardLayers;
    direction?.inputWeight.assign(tf.tensor2d([[1, -2, 0.5, 3]]));
    direction?.recurrentWeight.assign(tf.tensor2d([[0.3, 2, -1, 0.4]]));
    direction?.inputBias.assign(tf.tensor1d([0.1, 0.2, 0.3, 0.4]));
    direction?.recurrentBias.assign(tf.tensor1d([0.4, -0.3, 0.2, -0.1]));
    const sigmoid = (score: number) => 1 / (1 + Math.exp(-score));
    const states: number[] = [];
    let [hidden, cell] = [0, 0];
    for (const input of [0.5, -1, 2]) {
      const i = sigmoid(input + 0.3 * hidden + 0.5);
      const f = sigmoid(-2 * input + 2 * hidden - 0.1);
      const g = Math.tanh(0.5 * input - hidden + 0.5);
      const o = sigmoid(3 * input + 0.4 * hidden + 0.3);
      cell = f * cell + i * g;
      hidden = o * Math.tanh(cell);
      states.push(hidden);
    }
    const result = lstm.forward(tf.tensor3d([0.5, -1, 2], [1, 3, 1]));
    expectTensor(result.output, [1, 3, 1], states);
    expectTensor(result.hidden, [1, 1, 1], [hidden]);
    expectTensor(result.cell, [1, 1, 1], [cell]);
  });

  it.each(sizes)(
    "has its shapes and parameters: %d layers, bidirectional %s",
    (numLayers, bidirectional) => {
      const lstm = make(numLayers, bidirectional);
      const directions = bidirectional ? 2 : 1;
      const { output, hidden, cell } = lstm.forward(x);
      expect(output.shape).toEqual([batch, seqLen, directions * hiddenSize]);
      const state = [numLayers * directions, batch, hiddenSize];
      expect([hidden.shape, cell.shape]).toEqual([state, state]);
      const ofLayer = (inputs: number) =>
        4 * hiddenSize * (inputs + hiddenSize + 2);
      expect(lstm.countParameters()).toBe(
        directions *
          (ofLayer(inputSize) +
            (numLayers - 1) * ofLayer(directions * hiddenSize)),
      );
      expect(lstm.namedParameters().has("forwardLayers.0.inputWeight")).toBe(
        true,
      );
      expect(lstm.namedParameters().has("backwardLayers.0.recurrentBias")).toBe(
        bidirectional,
      );
    },
  );

  it("starts uniform in ±1/√hiddenSize, by the seed", () => {
    const random = seededRandom(3);
    const lstm = new LSTM({ inputSize: 7, hiddenSize: 64, random });
    for (const variable of lstm.parameters()) {
      const values = variable.dataSync();
      expect(Math.max(...values)).toBeLessThanOrEqual(1 / 8);
      expect(Math.max(...values)).toBeGreaterThan(0.9 / 8);
      expect(Math.min(...values)).toBeLessThan(-0.9 / 8);
    }
    expect(make().stateDict()).toEqual(make().stateDict());
  });

  it.each(sizes)(
    "runs each sequence as if alone: %d layers, bidirectional %s",
    (numLayers, bidirectional) => {
      const lstm = make(numLayers, bidirectional);
      const together = lstm.forward(x, { lengths });
      lengths.forEach((length, row) => {
        if (length === 0) return;
        const alone = lstm.forward(x.slice([row, 0, 0], [1, length, -1]));
        for (const name of ["hidden", "cell"] as const) {
          const own = together[name].slice([0, row, 0], [-1, 1, -1]);
          expectNumbers(own.dataSync(), alone[name].dataSync(), 1e-6);
        }
        const own = together.output.slice([row, 0, 0], [1, length, -1]);
        expectNumbers(own.dataSync(), alone.output.dataSync(), 1e-6);
      });
    },
  );

  it("has zeros after a sequence's end, and everywhere for none", () => {
    const { output, hidden, cell } = make().forward(x, { lengths });
    lengths.forEach((length, row) => {
      const after = output.slice([row, length, 0], [1, -1, -1]);
      expect(after.dataSync().every((value) => value === 0)).toBe(true);
    });
    for (const state of [hidden, cell]) {
      const sums = state.abs().sum([0, 2]).dataSync();
      expect([...sums].map((sum) => sum === 0)).toEqual(
        lengths.map((n) => n === 0),
      );
    }
    const none = make().forward(x, { lengths: [0, 0, 0, 0, 0] });
    expectTensor(none.output, [batch, seqLen, 10], new Array(350).fill(0), 0);
    expectTensor(
      none.hidden,
      [4, batch, hiddenSize],
      new Array(100).fill(0),
      0,
    );
    expect(make().forward(tf.zeros([2, 0, 3])).output.shape).toEqual([
      2, 0, 10,
    ]);
    expect(make().forward(tf.zeros([0, 7, 3])).cell.shape).toEqual([4, 0, 5]);
  });

  it("ends at the last real step: forward its output, backward at the start", () => {
    const lstm = make(1);
    const { output, hidden } = lstm.forward(x, { lengths });
    lengths.forEach((length, row) => {
      if (length === 0) return;
      const at = (step: number, column: number) =>
        output.slice([row, step, column], [1, 1, hiddenSize]).dataSync();
      const last = (direction: number) =>
        hidden.slice([direction, row, 0], [1, 1, -1]).dataSync();
      expectNumbers(last(0), at(length - 1, 0), 0);
      expectNumbers(last(1), at(0, hiddenSize), 0);
    });
  });

  it("never reads padding, be it NaN, nor gives it a slope", () => {
    const lstm = make();
    const steps = tf.range(0, seqLen).reshape([1, seqLen, 1]);
    const isReal = steps.less(tf.tensor3d(lengths, [batch, 1, 1]));
    const spoilt = tf.where(
      tf.logicalAnd(isReal, tf.onesLike(x).toBool()),
      x,
      tf.fill(x.shape, NaN),
    ) as tf.Tensor3D;
    const run = (from: tf.Tensor) =>
      lossOf(lstm.forward(from as tf.Tensor3D, { lengths }));
    expectNumbers(run(spoilt).dataSync(), run(x).dataSync(), 0);
    const [clean, dirty] = [tf.grad(run)(x), tf.grad(run)(spoilt)];
    expectNumbers(dirty.dataSync(), clean.dataSync(), 0);
    const ofPadding = clean.abs().mul(isReal.logicalNot().toFloat());
    expect(ofPadding.max().dataSync()[0]).toBe(0);
    expect(clean.abs().max().dataSync()[0]).toBeGreaterThan(0.01);
  });

  it("takes lengths as a tensor, and all steps without", () => {
    const lstm = make();
    const asTensor = { lengths: tf.tensor1d(lengths, "int32") };
    const expected = lstm.forward(x, { lengths }).output.dataSync();
    expectNumbers(lstm.forward(x, asTensor).output.dataSync(), expected, 0);
    const full = { lengths: lengths.map(() => seqLen) };
    const all = lstm.forward(x, full).output.dataSync();
    expectNumbers(lstm.forward(x).output.dataSync(), all, 0);
  });

  it("agrees with finite differences in every parameter and in x", () => {
    const tiny = new LSTM({
      inputSize: 2,
      hiddenSize: 2,
      numLayers: 2,
      bidirectional: true,
      random: seededRandom(2),
    });
    const input = tf.variable(waveTensor([2, 3, 2]));
    const loss = () =>
      tf.tidy(() =>
        lossOf(
          tiny.forward(input as tf.Variable<tf.Rank.R3>, { lengths: [3, 2] }),
        ),
      );
    const variables = [...tiny.parameters(), input];
    const { grads } = tf.variableGrads(loss, variables);
    const stepSize = 1e-2;
    const random = seededRandom(3);
    for (const variable of variables) {
      const signs = Float32Array.from({ length: variable.size }, () =>
        random() < 0.5 ? -1 : 1,
      );
      const direction = tf
        .tensor(signs, variable.shape)
        .div(Math.sqrt(variable.size));
      const start = variable.clone();
      const lossAt = (distance: number) => {
        variable.assign(start.add(direction.mul(distance)));
        return loss().dataSync()[0] ?? NaN;
      };
      const measured = (lossAt(stepSize) - lossAt(-stepSize)) / (2 * stepSize);
      variable.assign(start);
      const slope = grads[variable.name]?.mul(direction).sum().dataSync();
      expectNumbers(slope ?? [], [measured], 2e-3);
    }
  });

  it("drops between layers only, and only in training", () => {
    const first = make(1, true, 0.5);
    const kept = first.eval().forward(x).output.dataSync();
    expectNumbers(first.train().forward(x).output.dataSync(), kept, 0);
    const stacked = make(2, true, 0.5).eval();
    const still = stacked.forward(x);
    expectNumbers(
      stacked.forward(x).output.dataSync(),
      still.output.dataSync(),
      0,
    );
    const moved = stacked.train().forward(x);
    // The first layer's two directions come before any dropout.
    const below = (states: tf.Tensor3D) => states.slice([0], [2]).dataSync();
    const above = (states: tf.Tensor3D) => states.slice([2], [2]).dataSync();
    expectNumbers(below(moved.hidden), below(still.hidden), 0);
    expect([...above(moved.hidden)]).not.toEqual([...above(still.hidden)]);
  });

  it("leaves no step on the tape, however many there are", () => {
    const lstm = make();
    const onTape = (numSteps: number) => {
      let numNodes = 0;
      const { value, grads } = tf.variableGrads(() => {
        const loss = lossOf(lstm.forward(tf.ones([2, numSteps, inputSize])));
        numNodes = tf.engine().state.activeTape?.length ?? 0;
        return loss;
      }, lstm.parameters());
      tf.dispose([value, grads]);
      return numNodes;
    };
    expect(onTape(3)).toBeGreaterThan(0);
    expect(onTape(13)).toBe(onTape(3));
  });

  it("leaves no tensors behind, forward or back", () => {
    const before = tf.memory().numTensors;
    const lstm = make();
    expectNoLeak(() => ({ ...lstm.forward(x, { lengths }) }));
    expectNoLeak(() => ({ ...lstm.forward(x, { lengths: [0, 0, 0, 0, 0] }) }));
    const loss = () => tf.tidy(() => lossOf(lstm.forward(x, { lengths })));
    expectNoLeak(() => {
      const { value, grads } = tf.variableGrads(loss, lstm.parameters());
      return [value, grads];
    });
    lstm.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it("names what does not fit", () => {
    const lstm = make();
    expect(() => lstm.forward(tf.zeros([2, 7, 4]))).toThrow(
      "LSTM: expected x of shape [batch, seqLen, 3], got [2, 7, 4]. Build the layer with the inputSize of its input.",
    );
    expect(() =>
      lstm.forward(tf.zeros([7, 3]) as tf.Tensor as tf.Tensor3D),
    ).toThrow("got [7, 3]. One sequence alone still needs a batch axis.");
    expect(() => lstm.forward(x, { lengths: [1, 8, 1, 1, 1] })).toThrow(
      "LSTM: expected lengths that are whole numbers from 0 to seqLen, 7, got 8.",
    );
    expect(() => lstm.forward(x, { lengths: [1, 2] })).toThrow(
      "LSTM: expected lengths of shape [5], got [2].",
    );
    expect(() => make(0)).toThrow(
      "LSTM: expected numLayers to be a whole number of at least 1, got 0.",
    );
    expect(() => make(1, false, 1)).toThrow("expected rate from 0 up to");
  });
});
