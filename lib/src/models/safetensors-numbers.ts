import { endianness } from "node:os";
import { fromBfloat16, fromFloat16, toFloat16 } from "./half-precision";

/** Bytes a number, for each type that a safetensors file may hold. */
export const bytesOfType: ReadonlyMap<unknown, number> = new Map([
  ["BOOL", 1],
  ["U8", 1],
  ["I8", 1],
  ["F8_E4M3", 1],
  ["F8_E5M2", 1],
  ["U16", 2],
  ["I16", 2],
  ["F16", 2],
  ["BF16", 2],
  ["U32", 4],
  ["I32", 4],
  ["F32", 4],
  ["U64", 8],
  ["I64", 8],
  ["F64", 8],
]);

/** How the types that can be read become float32. */
export const readAsFloat32: ReadonlyMap<
  string,
  (bytes: Uint8Array) => Float32Array
> = new Map([
  ["F32", (bytes) => new Float32Array(copyOf(bytes, 4))],
  ["F16", (bytes) => fromFloat16(new Uint16Array(copyOf(bytes, 2)))],
  ["BF16", (bytes) => fromBfloat16(new Uint16Array(copyOf(bytes, 2)))],
]);

/** The types that can be written. */
export type WrittenType = "F16" | "F32";

/** The bytes of some numbers in a file, little-endian. */
export function writeNumbers(
  values: Float32Array,
  dtype: WrittenType,
): Uint8Array {
  if (dtype === "F32") return toLittleEndian(values);
  const { buffer } = toFloat16(values);
  const bytes = Buffer.from(buffer);
  return endianness() === "LE" ? bytes : bytes.swap16();
}

/** Whole arrays at once: a large model's numbers one by one take seconds. */
function toLittleEndian(values: Float32Array): Uint8Array {
  const { buffer, byteOffset, byteLength } = values;
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  return endianness() === "LE" ? bytes : Buffer.from(bytes).swap32();
}

/** Little-endian numbers in the order of this machine, at an even place. */
function copyOf(bytes: Uint8Array, bytesEach: 2 | 4): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length);
  const target = Buffer.from(copy);
  target.set(bytes);
  if (endianness() === "LE") return copy;
  if (bytesEach === 4) target.swap32();
  else target.swap16();
  return copy;
}
