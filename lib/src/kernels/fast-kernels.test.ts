import * as tf from "@tensorflow/tfjs";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { fastBackends } from "../../tests/fast-backends";
import { expectNumbers } from "../../tests/tensor-expectations";
import { startBackend } from "../backend/backend-candidates";
import { ClinicalNoteClassifier } from "../models/clinical-note-classifier";
import { seededRandom } from "../random/seeded-random";
import { type MakeArithmetic, makeXnnpackArithmetic } from "./arithmetic";
import { startFastKernels } from "./fast-kernels";
import type { MultiplyMatrices } from "./matrix-product";

const vocabSize = 11;
const gradientTolerance = 1e-5;

const makeModel = () =>
  new ClinicalNoteClassifier({
    vocabSize,
    dModel: 12,
    numHeads: 3,
    dFf: 17,
    numLayers: 2,
    numClasses: 3,
    maxLen: 7,
    random: seededRandom(1),
  });

function lossOf(model: ClinicalNoteClassifier): tf.Scalar {
  return tf.tidy(() => {
    const ids = [2, 3, 4, 3, 1, 10, 9, 2, 4, 5, 0, 0, 0, 0];
    const tokenIds = tf.tensor2d(ids, [2, 7], "int32");
    const labels = tf.tensor2d([1, 0, 1, 0, 1, 0], [2, 3]);
    const { logits } = model.forward(tokenIds);
    return tf.losses.sigmoidCrossEntropy(labels, logits);
  });
}

/** Loss and every gradient of a new model, dropout at work. */
function measure(): Map<string, ArrayLike<number>> {
  const measured = new Map<string, ArrayLike<number>>();
  tf.tidy(() => {
    const model = makeModel();
    const parameters = model.parameters();
    const { value, grads } = tf.variableGrads(() => lossOf(model), parameters);
    measured.set("loss", value.dataSync());
    for (const [name, parameter] of model.namedParameters()) {
      const gradient = grads[parameter.name];
      if (gradient) measured.set(name, gradient.dataSync());
    }
    model.dispose();
  });
  return measured;
}

afterEach(() => startBackend.wasm());

describe.each(fastBackends)("%s", (backend) => {
  it("has the cpu backend's gradients for the whole classifier", async () => {
    await tf.setBackend("cpu");
    const expected = measure();
    await startBackend[backend]();
    const got = measure();
    expect([...got.keys()]).toEqual([...expected.keys()]);
    expect(got.size).toBeGreaterThan(30);
    for (const [name, gradient] of expected) {
      expectNumbers(got.get(name) ?? [], gradient, gradientTolerance);
    }
  });

  it("gives the same bytes for the same seed", async () => {
    await startBackend[backend]();
    expect(measure()).toEqual(measure());
  });

  it("keeps nothing over 50 steps of training", async () => {
    await startBackend[backend]();
    const model = makeModel();
    const optimizer = tf.train.adam(1e-3);
    const step = () => {
      optimizer.minimize(() => lossOf(model), false, model.parameters());
    };
    step(); // Makes the optimiser's moments.
    const before = tf.memory();
    for (let i = 0; i < 50; i++) step();
    const after = tf.memory();
    expect(after.numTensors).toBe(before.numTensors);
    expect(after.numDataBuffers).toBe(before.numDataBuffers);
    expect(after.numBytes).toBe(before.numBytes);
    expect(tf.engine().backend.numDataIds()).toBe(after.numDataBuffers);
  });
});

describe("startFastKernels", () => {
  beforeAll(() => startBackend.wasm());

  it("refuses products that are wrong, and leaves tfjs's own kernels", () => {
    const stock = tf.getKernel("BatchMatMul", "wasm");
    const multiplyWrongly: MakeArithmetic = (memory, loops) => {
      const right = makeXnnpackArithmetic(memory, loops);
      const multiply: MultiplyMatrices = (...product) => {
        right.multiply(...product);
        memory.floatsAt(product[2], 1)[0] += 0.01;
      };
      return { ...right, multiply };
    };
    expect(() => startFastKernels(multiplyWrongly)).toThrow(
      "computes a product wrongly",
    );
    expect(tf.getKernel("BatchMatMul", "wasm")).toBe(stock);
    expect(tf.getKernel("UnsortedSegmentSum", "wasm")).toBeUndefined();
  });

  it.each([
    ["gelu", 1, "computes GELU wrongly"],
    ["softmaxRows", 1, "computes softmax wrongly"],
  ] as const)("refuses a wrong %s", (name, output, message) => {
    const make: MakeArithmetic = (memory, loops) => {
      const right = makeXnnpackArithmetic(memory, loops);
      const wrong = (...numbers: [number, number, number, number]) => {
        right[name](...numbers);
        memory.floatsAt(numbers[output], 1)[0] += 0.01;
      };
      return { ...right, [name]: wrong };
    };
    expect(() => startFastKernels(make)).toThrow(message);
    expect(tf.getKernel("AttendingGelu", "wasm")).toBeUndefined();
  });

  it("refuses another backend", async () => {
    await tf.setBackend("cpu");
    expect(() => startFastKernels(makeXnnpackArithmetic)).toThrow(
      "tfjs's backend has no dataIdMap",
    );
  });
});
