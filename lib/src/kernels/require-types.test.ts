import * as tf from "@tensorflow/tfjs";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { fastBackends } from "../../tests/fast-backends";
import {
  computeTyped,
  isSameOutput,
  type TypedOutput,
  typedSamples,
} from "../../tests/typed-samples";
import { startBackend } from "../backend/backend-candidates";
import { OperationError } from "../errors/operation-error";

const onCpu = new Map<string, TypedOutput[] | Error>();

beforeAll(async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  await startBackend.cpu();
  for (const [name, typing] of typedSamples) {
    onCpu.set(`${name}: ${typing}`, computeTyped(name, typing));
  }
});

afterAll(() => vi.restoreAllMocks());

describe.each([...fastBackends, "wasm"] as const)("on %s", (backend) => {
  beforeAll(() => startBackend[backend]());

  it("numbers of any type are cpu's, or refused", () => {
    for (const [name, typing] of typedSamples) {
      const got = computeTyped(name, typing);
      const expected = onCpu.get(`${name}: ${typing}`) ?? [];
      if (got instanceof Error || expected instanceof Error) continue;
      got.forEach((output, i) => {
        const known = expected[i] ?? { numbers: [], dtype: "float32" };
        expect(isSameOutput(output, known), `${name}: ${typing}`).toBe(true);
      });
    }
  });

  it("says what it expected, and how to come by it", () => {
    const ids = tf.tensor1d([1, 2, 300], "int32");
    const clip = () => ids.clipByValue(0, 94);
    expect(clip).toThrow(OperationError);
    expect(clip).toThrow(
      "ClipByValue: expected float32 on wasm, got int32. Cast first: x.toFloat().",
    );
    const mask = tf.tensor1d([1, 0, 1], "bool");
    expect(() => mask.exp()).toThrow(
      "Exp: expected float32 on wasm, got bool.",
    );
    expect(() => tf.where(mask, ids, tf.zeros([3]))).toThrow(
      "Select: expected values of one type on wasm, got int32 and float32. Cast first: x.toFloat().",
    );
    expect(() => tf.oneHot(ids, 301, 1, 0, "float32")).toThrow(
      "OneHot: expected int32 as the result's type on wasm, got float32. Ask for int32, and cast: .toFloat().",
    );
    const chosen = tf.where(mask, ids, tf.zeros([3], "int32"));
    expect([...chosen.dataSync()]).toEqual([1, 0, 300]);
  });
});
