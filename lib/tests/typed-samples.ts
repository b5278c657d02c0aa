import * as tf from "@tensorflow/tfjs";
import { type KernelSample, kernelSamples } from "./kernel-samples";

/** Which inputs of a sample are not float32, and of what type they are. */
export const typings = {
  int32: () => "int32",
  bool: () => "bool",
  "int32 first": (i: number) => (i === 0 ? "int32" : "float32"),
  "int32 but the first": (i: number) => (i === 0 ? "float32" : "int32"),
} as const satisfies Record<string, (i: number) => "int32" | "bool" | "float32">;

export type Typing = keyof typeof typings;

/** Every sample with inputs of every typing. */
export const typedSamples = Object.keys(kernelSamples).flatMap((name) =>
  (Object.keys(typings) as Typing[]).map((typing) => [name, typing] as const),
);

/** Different numbers for the same inputs: one of them may be right by chance. */
const numRounds = 3;

/** The outputs of a sample, rounds of numbers one after the other; or why there are none. */
export function computeTyped(name: string, typing: Typing): TypedOutput[] | Error {
  const sample = kernelSamples[name];
  if (sample === undefined) throw new Error(`no sample ${name}`);
  try {
    const rounds = Array.from({ length: numRounds }, (_, i) => i);
    return rounds.flatMap((round) => computeRound(sample, typing, round));
  } catch (error) {
    return error as Error;
  }
}

/** An output's numbers, and whether each is a number or a yes or no. */
export interface TypedOutput {
  readonly numbers: readonly number[];
  readonly dtype: tf.DataType;
}

function computeRound({ inputs, compute }: KernelSample, typing: Typing, round: number) {
  return tf.tidy(() => {
    const typed = inputs().map((x, i) => drawLike(x, typings[typing](i), round));
    return [compute(...typed)].flat().map((x) => ({
      dtype: x.dtype,
      numbers: x.dtype === "string" ? [] : Array.from(x.dataSync()),
    }));
  });
}

function drawLike(x: tf.Tensor, dtype: "int32" | "bool" | "float32", round: number): tf.Tensor {
  const waves = Array.from(x.dataSync(), (value, i) => Math.sin(3.1 * i + 7 * round + value));
  const whole = waves.map((value) =>
    dtype === "bool" ? Number(value > 0) : Math.trunc(9 * value),
  );
  return tf.tensor(dtype === "float32" ? waves : whole, x.shape, dtype);
}

const tolerance = 1e-4;

/**
 * Whether wasm's output is cpu's. A yes is 1, where cpu also adds them up; where cpu keeps whole numbers,
 * wasm may keep the fraction.
 */
export function isSameOutput(got: TypedOutput, expected: TypedOutput): boolean {
  return (
    got.numbers.length === expected.numbers.length &&
    got.numbers.every((value, i) => {
      const wanted = expected.numbers[i] ?? NaN;
      if (expected.dtype === "bool") return value === Number(wanted !== 0);
      const known = expected.dtype === "int32" ? Math.trunc(value) : value;
      if (Object.is(known, wanted) || known === wanted) return true;
      return Math.abs(known - wanted) <= tolerance * Math.max(1, Math.abs(wanted));
    })
  );
}
