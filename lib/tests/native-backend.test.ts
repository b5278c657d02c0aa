import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import * as tf from "@tensorflow/tfjs";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startBackend } from "../src/backend/backend-candidates";
import { ClinicalNoteClassifier } from "../src/models/clinical-note-classifier";
import { seededRandom } from "../src/random/seeded-random";
import { binaryCrossEntropyWithLogits } from "../src/training/binary-cross-entropy";
import { lossAndGradients } from "../src/training/gradients";
import { expectNumbers } from "./tensor-expectations";

const installed = existsSync(join(__dirname, "../../.attending/native/node"));

const tokenIds = () =>
  tf.tensor2d(
    [
      [3, 17, 94, 1, 0, 0, 0],
      [41, 2, 5, 60, 7, 11, 13],
      [29, 3, 0, 0, 0, 0, 0],
    ],
    [3, 7],
    "int32",
  );
const labels = () => tf.tensor2d([1, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 1], [3, 4]);

/** What a small classifier computes on the current backend; each has the same weights. */
function outcome(): { logits: Float32Array; slopes: Float32Array[] } {
  const model = new ClinicalNoteClassifier({
    vocabSize: 95,
    dModel: 24,
    numHeads: 3,
    dFf: 40,
    random: seededRandom(7),
  });
  model.eval();
  const forward = () => model.forward(tokenIds()).logits;
  const { gradients } = lossAndGradients(model, () =>
    binaryCrossEntropyWithLogits(forward(), labels()),
  );
  return {
    logits: Float32Array.from(forward().dataSync()),
    slopes: Object.values(gradients).map((slope) => Float32Array.from(slope.dataSync())),
  };
}

describe("the native backend", () => {
  beforeAll(() => startBackend.wasm());
  afterAll(() => startBackend.wasm());

  it("computes the model's logits and gradients, with the numbers of wasm", async (context) => {
    if (!installed) context.skip("not built here: npm run native");
    const expected = outcome();
    await startBackend.node();
    expect(tf.getBackend()).toBe("tensorflow");
    const native = tf.backend() as unknown as { executeSingleOutput: (name: string) => unknown };
    const executed = vi.spyOn(native, "executeSingleOutput");
    const got = outcome();
    const operations = new Set(executed.mock.calls.map(([name]) => name));
    expect([...operations]).toEqual(expect.arrayContaining(["BatchMatMulV2", "Softmax"]));
    expectNumbers(got.logits, expected.logits);
    expect(got.slopes).toHaveLength(expected.slopes.length);
    got.slopes.forEach((slope, i) => {
      expectNumbers(slope, expected.slopes[i] ?? []);
    });
  });

  it("is taken unasked, without a word on standard error", (context) => {
    if (!installed) context.skip("not built here: npm run native");
    const program = `
      const { chooseBackend } = require(${JSON.stringify(join(__dirname, "../dist"))});
      const tf = require("@tensorflow/tfjs");
      chooseBackend().then(() => console.log(tf.getBackend(), tf.add(1, 2).arraySync()));`;
    const { ATTENDING_BACKEND: _, ...env } = process.env;
    const { stdout, stderr } = spawnSync(process.execPath, ["-e", program], {
      cwd: __dirname,
      encoding: "utf8",
      env,
    });
    expect(stderr).toBe("");
    expect(stdout).toMatch(/^Backend: node(-gpu)? \(.*\)\ntensorflow 3\n$/);
  });
});
