import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as tf from "@tensorflow/tfjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fastBackends } from "../../tests/fast-backends";
import { expectTensor } from "../../tests/tensor-expectations";
import { startBackend } from "../backend/backend-candidates";
import { seededRandom } from "../random/seeded-random";
import { LSTM, type LSTMResult } from "./lstm";
import { lstmStateFromPyTorch } from "./lstm-from-pytorch";
import type { StateDict } from "./state-dict";

interface Numbers {
  readonly shape: number[];
  readonly values: number[];
}

type Named = Readonly<Record<string, Numbers>>;

/** One network, computed by PyTorch on packed sequences. */
interface Case {
  readonly inputSize: number;
  readonly hiddenSize: number;
  readonly numLayers: number;
  readonly bidirectional: boolean;
  readonly lengths: number[];
  readonly x: Numbers;
  readonly parameters: Named;
  readonly results: Readonly<Record<keyof LSTMResult, Numbers>>;
  readonly weightings: Readonly<Record<keyof LSTMResult, Numbers>>;
  readonly gradients: Named;
}

const path = join(
  __dirname,
  "..",
  "..",
  "tests",
  "fixtures",
  "lstm",
  "lstm.json",
);
const { cases }: { cases: Case[] } = JSON.parse(readFileSync(path, "utf8"));
const resultNames = ["output", "hidden", "cell"] as const;

/** What was promised: agreement with PyTorch, for numbers up to about 10. */
const tolerance = 1e-5;

const tensorOf = ({ shape, values }: Numbers) => tf.tensor(values, shape);

const stateOf = (named: Named): StateDict =>
  Object.fromEntries(
    Object.entries(named).map(([name, { shape, values }]) => [
      name,
      { dtype: "float32", shape, values: Float32Array.from(values) },
    ]),
  );

function load({ parameters, ...sizes }: Case): LSTM {
  const lstm = new LSTM({ ...sizes, random: seededRandom(1) });
  lstm.loadStateDict(lstmStateFromPyTorch(stateOf(parameters)));
  return lstm;
}

const named = cases.map(
  (example) =>
    [
      `${example.hiddenSize} features, ${example.numLayers} layers, ${example.bidirectional ? "both directions" : "forward"}`,
      example,
    ] as const,
);

describe.each([...fastBackends, "wasm", "cpu"] as const)("%s", (backend) => {
  beforeAll(() => startBackend[backend]());
  afterAll(() => startBackend.wasm());

  it.each(named)("computes what PyTorch computes: %s", (_, example) => {
    const lstm = load(example);
    const x = tensorOf(example.x) as tf.Tensor3D;
    const { lengths } = example;
    const states = lstm.forward(x, { lengths });
    for (const name of resultNames) {
      const { shape, values } = example.results[name];
      expectTensor(states[name], shape, values, tolerance);
    }
    tf.dispose([lstm.parameters(), x, { ...states }]);
  });

  it.each(named)("has PyTorch's gradients: %s", (_, example) => {
    const lstm = load(example);
    const x = tf.variable(tensorOf(example.x)) as tf.Variable<tf.Rank.R3>;
    const { lengths } = example;
    const loss = () => {
      const states = lstm.forward(x, { lengths });
      const sums = resultNames.map((name) =>
        states[name].mul(tensorOf(example.weightings[name])).sum(),
      );
      return tf.addN(sums) as tf.Scalar;
    };
    const { grads } = tf.variableGrads(loss);
    const { x: expected, ...others } = example.gradients;
    if (!expected) throw new Error("the fixture has the gradient of x");
    const entries = Object.entries(lstmStateFromPyTorch(stateOf(others)));
    expect(entries.length).toBe(lstm.parameters().length);
    for (const [name, { shape, values }] of entries) {
      const gradient = grads[lstm.namedParameters().get(name)?.name ?? ""];
      if (!gradient) throw new Error(`no gradient of ${name}`);
      expectTensor(gradient, shape, [...values], tolerance);
    }
    const dx = grads[x.name];
    if (!dx) throw new Error("no gradient of x");
    expectTensor(dx, expected.shape, expected.values, tolerance);
    x.dispose();
    lstm.dispose();
  });
});
