import { describe, expect, it } from "vitest";
import { DataError } from "../errors/data-error";
import {
  decodeSafetensors,
  decodeSafetensorsMetadata,
  encodeSafetensors,
} from "./safetensors";

/** A file with this header and these bytes of numbers. */
function file(header: unknown, numBytes = 0): Uint8Array {
  const json = Buffer.from(
    typeof header === "string" ? header : JSON.stringify(header),
  );
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  return Buffer.concat([length, json, Buffer.alloc(numBytes)]);
}

const entry = (begin: number, end: number, shape = [(end - begin) / 4]) => ({
  dtype: "F32",
  shape,
  data_offsets: [begin, end],
});

const state = {
  weight: {
    dtype: "float32" as const,
    shape: [2, 1],
    values: Float32Array.of(1, -2.5),
  },
  empty: {
    dtype: "float32" as const,
    shape: [0, 3],
    values: new Float32Array(),
  },
  scalar: {
    dtype: "float32" as const,
    shape: [],
    values: Float32Array.of(1e-30),
  },
};

describe("safetensors", () => {
  it("writes the format's bytes", () => {
    const bytes = Buffer.from(encodeSafetensors({ a: state.weight }));
    const header = '{"a":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]}}';
    expect(bytes.readBigUInt64LE(0)).toBe(56n); // the header's 56 characters
    expect(bytes.toString("utf8", 8, 64)).toBe(header);
    expect(bytes.subarray(64).toString("hex")).toBe("0000803f000020c0");
  });

  it("reads what it wrote", () => {
    expect(decodeSafetensors("f", encodeSafetensors(state))).toEqual(state);
    expect(decodeSafetensors("f", encodeSafetensors({}))).toEqual({});
    // At an odd place in memory too, and whatever a parameter is called.
    const odd = Buffer.concat([
      Buffer.alloc(3),
      encodeSafetensors(state),
    ]).subarray(3);
    expect(decodeSafetensors("f", odd)).toEqual(state);
    const named = Object.fromEntries([["__proto__", state.weight]]);
    expect(
      Object.keys(decodeSafetensors("f", encodeSafetensors(named))),
    ).toEqual(["__proto__"]);
  });

  it("passes over metadata", () => {
    const bytes = file({ __metadata__: { format: "pt" }, a: entry(0, 4) }, 4);
    expect(Object.keys(decodeSafetensors("f", bytes))).toEqual(["a"]);
  });

  it("carries text beside the numbers", () => {
    const bytes = encodeSafetensors(state, { epoch: "3", naïve: '"{}"' });
    expect(decodeSafetensors("f", bytes)).toEqual(state);
    expect(decodeSafetensorsMetadata("f", bytes)).toEqual({
      epoch: "3",
      naïve: '"{}"',
    });
    expect(decodeSafetensorsMetadata("f", encodeSafetensors(state))).toEqual(
      {},
    );
    const odd = file({ __metadata__: { a: 1, b: "2" } });
    expect(decodeSafetensorsMetadata("f", odd)).toEqual({ b: "2" });
    expect(() => decodeSafetensorsMetadata("f", file([]))).toThrow(
      "f: expected a JSON object",
    );
  });

  it("reads half-precision numbers as float32", () => {
    const half = (dtype: string, begin: number) => ({
      dtype,
      shape: [3],
      data_offsets: [begin, begin + 6],
    });
    // The header's length is odd, so that no number is at an even place.
    const bytes = file({ a: half("F16", 0), b: half("BF16", 6) }, 12);
    expect((bytes.length - 12) % 2).toBe(1);
    // 1, -2 and 2^-24 as F16; 1, -2 and 2^-133 as BF16; little-endian.
    const numbers = "003c00c00100" + "803f00c00100";
    bytes.set(Buffer.from(numbers, "hex"), bytes.length - 12);
    expect(decodeSafetensors("f", bytes)).toEqual({
      a: {
        dtype: "float32",
        shape: [3],
        values: Float32Array.of(1, -2, 2 ** -24),
      },
      b: {
        dtype: "float32",
        shape: [3],
        values: Float32Array.of(1, -2, 2 ** -133),
      },
    });
  });

  it("passes over what nobody asks for, whatever its type", () => {
    const positions = { dtype: "I64", shape: [2], data_offsets: [0, 16] };
    const bytes = file({ positions, a: entry(16, 20) }, 20);
    const choose = (names: readonly string[]) =>
      names.filter((name) => name !== "positions");
    const read = decodeSafetensors("f", bytes, { choose });
    expect(Object.keys(read)).toEqual(["a"]);
    expect(() => decodeSafetensors("f", bytes)).toThrow(
      'f: expected "positions" to be F32 or F16 or BF16, got I64. Save the model again in float32.',
    );
  });

  it("refuses a file cut anywhere", () => {
    const whole = encodeSafetensors(state);
    for (let length = 0; length < whole.length; length++) {
      expect(() => decodeSafetensors("f", whole.subarray(0, length))).toThrow(
        DataError,
      );
    }
  });

  const longHeader = Buffer.alloc(8);
  longHeader.writeBigUInt64LE(2n ** 63n);
  it.each<[string, Uint8Array, string]>([
    [
      "no file",
      Buffer.alloc(3),
      "a header that the file can hold, got a file of 3 bytes",
    ],
    [
      "a huge header",
      longHeader,
      "a header that the file can hold, got a header length of 9223372036854776000 in a file of 8 bytes",
    ],
    ["no JSON", file("{oops"), "a JSON header, got text that is not JSON"],
    ["a list", file([]), "a JSON object, got another value"],
    [
      "an unknown type",
      file({ a: { ...entry(0, 4), dtype: "toString" } }, 4),
      '"a" to have a type of numbers, got another',
    ],
    [
      "a null entry",
      file({ a: null }),
      '"a" to have a type of numbers, got another',
    ],
    [
      "as many bytes as for float32",
      file({ a: { ...entry(0, 4, [1]), dtype: "F16" } }, 4),
      'data_offsets of "a" 2 bytes apart, got [0,4]',
    ],
    [
      "a negative size",
      file({ a: entry(0, 4, [-1, -1]) }, 4),
      'whole sizes as the shape of "a", got others',
    ],
    [
      "a wrong length",
      file({ a: entry(0, 8, [1]) }, 8),
      'data_offsets of "a" 4 bytes apart, got [0,8]',
    ],
    [
      "three offsets",
      file({ a: { ...entry(0, 4), data_offsets: "0,4" } }, 4),
      'data_offsets of "a" 4 bytes apart, got others',
    ],
    [
      "an overlap",
      file({ a: entry(0, 8), b: entry(4, 8) }, 8),
      "the next tensor at byte 8, got one at 4",
    ],
    [
      "a gap",
      file({ a: entry(0, 4), b: entry(8, 12) }, 12),
      "the next tensor at byte 4, got one at 8",
    ],
    [
      "numbers left over",
      file({ a: entry(0, 4) }, 8),
      "4 bytes of numbers, got 8",
    ],
    [
      "numbers missing",
      file({ a: entry(0, 8) }, 4),
      "8 bytes of numbers, got 4",
    ],
  ])("refuses %s", (_, bytes, message) => {
    expect(() => decodeSafetensors("f", bytes)).toThrow(
      `f: expected ${message}. Was the file cut short, or is it not a safetensors file?`,
    );
  });
});
