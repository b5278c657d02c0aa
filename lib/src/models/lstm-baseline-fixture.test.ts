import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as tf from "@tensorflow/tfjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fastBackends } from "../../tests/fast-backends";
import { expectTensor } from "../../tests/tensor-expectations";
import { startBackend } from "../backend/backend-candidates";
import type { StateDict } from "../layers/state-dict";
import type { VisitAggregation } from "../layers/visit-aggregation";
import { seededRandom } from "../random/seeded-random";
import { lossAndGradients } from "../training/gradients";
import { LSTMBaseline } from "./lstm-baseline";
import { lstmBaselineStateFromPyTorch } from "./lstm-baseline-from-pytorch";

interface Numbers {
  readonly shape: number[];
  readonly values: number[];
}

type Named = Readonly<Record<string, Numbers>>;

/** One model, computed by PyTorch on packed sequences. */
interface Case {
  readonly aggregation: VisitAggregation;
  readonly bidirectional: boolean;
  readonly returnSequences: boolean;
  readonly parameters: Named;
  readonly logits: Numbers;
  /** `[batch · visits, codes]` */
  readonly weights?: Numbers;
  readonly weighting: Numbers;
  readonly gradients: Named;
}

interface Fixture {
  readonly sizes: {
    readonly vocabSize: number;
    readonly embeddingDim: number;
    readonly hiddenSize: number;
    readonly numLayers: number;
    readonly numOutputs: number;
  };
  readonly codes: number[][][];
  readonly cases: Case[];
}

const folder = join(__dirname, "..", "..", "tests", "fixtures");
const path = join(folder, "lstm-baseline", "lstm-baseline.json");
const { sizes, codes, cases }: Fixture = JSON.parse(readFileSync(path, "utf8"));

/** What was promised: agreement with PyTorch. */
const tolerance = 1e-5;

const codesOf = () => tf.tensor3d(codes, undefined, "int32");

const stateOf = (named: Named): StateDict =>
  Object.fromEntries(
    Object.entries(named).map(([name, { shape, values }]) => [
      name,
      { dtype: "float32", shape, values: Float32Array.from(values) },
    ]),
  );

function load({
  aggregation,
  bidirectional,
  returnSequences,
  parameters,
}: Case) {
  const model = new LSTMBaseline({
    ...sizes,
    aggregation,
    bidirectional,
    returnSequences,
    task: "multi-label",
    random: seededRandom(1),
  });
  model.loadStateDict(lstmBaselineStateFromPyTorch(stateOf(parameters)));
  return model.eval();
}

const named = cases.map(
  (example) =>
    [
      `${example.aggregation}, ${example.bidirectional ? "both directions" : "forward"}${example.returnSequences ? ", after each visit" : ""}`,
      example,
    ] as const,
);

describe.each([...fastBackends, "wasm", "cpu"] as const)("%s", (backend) => {
  beforeAll(() => startBackend[backend]());
  afterAll(() => startBackend.wasm());

  it.each(named)("computes what PyTorch computes: %s", (_, example) => {
    const model = load(example);
    const { logits, attentionWeights } = model.forward(codesOf());
    const { shape, values } = example.logits;
    expectTensor(logits, shape, values, tolerance);
    if (example.weights) {
      const weights = attentionWeights ?? tf.zeros([0, 0, 0]);
      const { values: expected } = example.weights;
      const axes = [codes.length, 4, 3];
      expectTensor(weights, axes, expected, tolerance);
    }
    model.dispose();
  });

  it.each(named)("has PyTorch's gradients: %s", (_, example) => {
    const model = load(example);
    const { shape, values } = example.weighting;
    const { gradients } = lossAndGradients(model, () =>
      model
        .forward(codesOf())
        .logits.mul(tf.tensor(values, shape))
        .sum<tf.Scalar>(),
    );
    const expected = lstmBaselineStateFromPyTorch(stateOf(example.gradients));
    expect(Object.keys(expected).sort()).toEqual(Object.keys(gradients).sort());
    for (const [name, entry] of Object.entries(expected)) {
      // As much steeper as the numbers are smaller: d/dw of w · √dim.
      const scale = name === "embedding.weight" ? sizes.embeddingDim : 1;
      const numbers = [...entry.values].map((slope) => slope * scale);
      const gradient = gradients[name] ?? tf.scalar(NaN);
      expectTensor(gradient, entry.shape, numbers, tolerance);
    }
    tf.dispose(gradients);
    model.dispose();
  });
});

describe("lstmBaselineStateFromPyTorch", () => {
  it("refuses what has no place", () => {
    const entry = {
      dtype: "float32",
      shape: [2],
      values: new Float32Array(2),
    } as const;
    const expected =
      "lstmBaselineStateFromPyTorch: expected names of embedding, visit_encoder.attention.0 or 2, lstm or fc, got";
    for (const name of [
      "visit_encoder.attention.1.weight",
      "embedding.bias",
      "fc.scale",
      "weight",
    ]) {
      const state = { [name]: { ...entry, shape: [2] } };
      expect(() => lstmBaselineStateFromPyTorch(state)).toThrow(
        `${expected} ${name}. Rename the entries of a model that is built otherwise.`,
      );
    }
    const flat = { "fc.weight": { ...entry, shape: [2] } };
    expect(() => lstmBaselineStateFromPyTorch(flat)).toThrow(
      "lstmBaselineStateFromPyTorch: expected fc.weight of shape [out, in] with all its values, got [2] with 2. Was the file cut short?",
    );
  });
});
