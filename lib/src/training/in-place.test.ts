import * as tf from "@tensorflow/tfjs";
import { afterEach, describe, expect, it } from "vitest";
import { fastBackends } from "../../tests/fast-backends";
import { expectNumbers } from "../../tests/tensor-expectations";
import { startTestBackend } from "../../tests/test-backend";
import { startBackend } from "../backend/backend-candidates";
import { hasKernel } from "../functional/fused-kernel";
import { AdamW } from "./adam";
import { clipGradientNorm, gradientNorm } from "./clip-gradient-norm";

afterEach(startTestBackend);

const start = Array.from({ length: 13 }, (_, i) => Math.sin(i));
const slope = Array.from({ length: 13 }, (_, i) => Math.cos(3 * i));

/** A parameter after five steps with clipping, decay and a schedule. */
function train(): number[] {
  const parameter = tf.variable(tf.tensor1d(start));
  const options = { learningRate: 0.1, weightDecay: 0.2 };
  const optimizer = new AdamW(new Map([["p", parameter]]), options);
  for (let step = 1; step <= 5; step++) {
    const gradients = { p: tf.tensor1d(slope).mul(step) };
    clipGradientNorm(gradients, 2);
    optimizer.step(gradients, 1 / step);
    tf.dispose(gradients);
  }
  const trained = [...parameter.dataSync()];
  optimizer.dispose();
  parameter.dispose();
  return trained;
}

describe.each(fastBackends)("on %s, written where it is,", (backend) => {
  it("Adam does what it does in separate operations", async () => {
    await startBackend.wasm();
    const expected = train();
    await startBackend[backend]();
    expect(hasKernel("AttendingAdam")).toBe(true);
    const numTensors = tf.memory().numTensors;
    expectNumbers(tf.tidy(train), expected, 1e-6);
    expect(tf.memory().numTensors).toBe(numTensors);
  });

  it("a parameter leaves its copies and its first value alone", async () => {
    await startBackend[backend]();
    const first = tf.tensor1d(start);
    const parameter = tf.variable(first);
    const copy = parameter.clone();
    const view = parameter.reshape([13, 1]);
    const optimizer = new AdamW(new Map([["p", parameter]]));
    const gradients = { p: tf.tensor1d(slope) };
    for (let step = 0; step < 3; step++) optimizer.step(gradients);
    const wanted = [...Float32Array.from(start)];
    for (const kept of [first, copy, view]) {
      expect([...kept.dataSync()]).toEqual(wanted);
    }
    expect([...parameter.dataSync()]).not.toEqual(wanted);
    expect([...gradients.p.dataSync()]).toEqual([...Float32Array.from(slope)]);
    optimizer.dispose();
    tf.dispose([first, parameter, copy, view, gradients]);
  });

  it("gradients that share memory are scaled once each", async () => {
    await startBackend[backend]();
    const shared = tf.tensor1d([3, 4]);
    const gradients = { a: shared, b: shared.clone(), c: tf.tensor1d([12]) };
    // √(9 + 16 + 9 + 16 + 144)
    const norm = clipGradientNorm(gradients, 1);
    expect(norm).toBeCloseTo(Math.sqrt(194), 5);
    expect(gradientNorm(gradients)).toBeCloseTo(1, 5);
    expectNumbers(gradients.a.dataSync(), [3 / norm, 4 / norm], 1e-6);
    expectNumbers(gradients.b.dataSync(), [3 / norm, 4 / norm], 1e-6);
    tf.dispose(gradients);
  });

  it("a gradient under two names is scaled once", async () => {
    for (const name of [backend, "cpu"] as const) {
      await startBackend[name]();
      const shared = tf.tensor1d([3, 4]);
      const gradients = { a: shared, b: shared };
      // √(9 + 16 + 9 + 16)
      const norm = clipGradientNorm(gradients, 1);
      expect(norm).toBeCloseTo(Math.sqrt(50), 5);
      for (const gradient of Object.values(gradients)) {
        expectNumbers(gradient.dataSync(), [3 / norm, 4 / norm], 1e-6);
      }
      tf.dispose(gradients);
    }
  });

  it("nothing moves by gradients that are disposed of", async () => {
    await startBackend[backend]();
    const make = () => tf.variable(tf.tensor1d(start));
    const parameters = new Map([
      ["a", make()],
      ["b", make()],
    ]);
    const optimizer = new AdamW(parameters);
    const gradients = { a: tf.tensor1d(slope), b: tf.tensor1d(slope) };
    const copy = gradients.b.clone();
    gradients.b.dispose();
    expect(() => optimizer.step(gradients)).toThrow(
      "AdamW.step: expected a gradient for b, got one that is disposed of. Dispose of gradients after the step.",
    );
    for (const parameter of parameters.values()) {
      expectNumbers(parameter.dataSync(), start, 1e-6);
    }
    tf.dispose([gradients.a, copy, ...parameters.values()]);
  });
});
