import type { Data, TensorData } from "./data";
import {
  bytesPerValue,
  dtypes,
  FrameError,
  type FrameLimits,
  forbiddenKeys,
  lengthBytes,
  maxRank,
  spelledNumbers,
} from "./frame-format";

/** A header that was read: where its frame ends, and how its numbers are filled in. */
export interface Header {
  readonly end: number;
  readonly fill: (frame: Buffer) => Data;
}

interface Slot {
  readonly dtype: TensorData["dtype"];
  readonly shape: readonly number[];
  readonly size: number;
  readonly at: number;
}

/** What a walk over the header has met. */
interface Walk {
  readonly slots: Map<object, Slot>;
  readonly spareBytes: number;
  at: number;
  /** Bytes that the tensors would take if no dimension were 0. */
  spread: number;
}

/**
 * Reads a header and nothing else of the frame.
 *
 * @param spareBytes how many bytes of numbers the frame may hold
 */
export function decodeHeader(bytes: Buffer, limits: FrameLimits, spareBytes: number): Header {
  checkDepth(bytes, limits.maxDepth);
  const parsed = parse(bytes);
  const start = lengthBytes + bytes.length;
  const walk: Walk = { slots: new Map(), spareBytes, at: 0, spread: 0 };
  check(parsed, walk);
  return { end: start + walk.at, fill: (frame) => read(parsed, walk.slots, frame.subarray(start)) };
}

/** Before parsing, so that a megabyte of brackets costs nothing. */
function checkDepth(bytes: Buffer, maxDepth: number): void {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i];
    if (inString) {
      if (byte === 0x5c) i += 1;
      else if (byte === 0x22) inString = false;
    } else if (byte === 0x22) inString = true;
    else if (byte === 0x5b || byte === 0x7b) {
      depth += 1;
      // One level more than data: a tensor's place holder is an object with a list.
      if (depth > maxDepth + 2) throw new FrameError(`header: nested deeper than ${maxDepth}`);
    } else if (byte === 0x5d || byte === 0x7d) depth -= 1;
  }
}

function parse(bytes: Buffer): unknown {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new FrameError("header: expected UTF-8");
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new FrameError("header: expected JSON");
  }
}

/** Refuses what is not data and finds the tensors, in order. */
function check(value: unknown, walk: Walk): void {
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new FrameError("header: a number is too large for a double");
  }
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const child of value) check(child, walk);
    return;
  }
  if (Object.hasOwn(value, "$tensor")) {
    checkTensor(value, walk);
    return;
  }
  if (Object.hasOwn(value, "$number")) {
    spelledNumber(value);
    return;
  }
  for (const [key, child] of Object.entries(value)) {
    checkKey(key);
    check(child, walk);
  }
}

function checkKey(key: string): void {
  if (forbiddenKeys.has(key)) throw new FrameError(`header: key "${key}" is not allowed`);
  if (key.startsWith("$") && !key.startsWith("$$")) {
    throw new FrameError(`header: unknown mark ${JSON.stringify(key.slice(0, 40))}`);
  }
  if (forbiddenKeys.has(key.slice(1)) && key.startsWith("$")) {
    throw new FrameError(`header: key "${key}" is not allowed`);
  }
}

function checkTensor(value: object, walk: Walk): void {
  const { $tensor, dtype, shape } = exactly(value, ["$tensor", "dtype", "shape"]);
  const number = walk.slots.size;
  const where = `header: tensor ${number}`;
  if ($tensor !== number) throw new FrameError(`${where}: expected the number ${number}`);
  const known = dtypes.find((name) => name === dtype);
  if (known === undefined) throw new FrameError(`${where}: expected dtype ${dtypes.join(", ")}`);
  const dimensions = checkedShape(shape, where);
  const size = dimensions.reduce((product, dimension) => product * dimension, 1);
  // A billion rows of nothing hold no number, and exhaust whoever walks over the rows.
  const extent = dimensions.reduce((product, dimension) => product * Math.max(dimension, 1), 1);
  walk.spread += extent * bytesPerValue[known];
  if (!Number.isSafeInteger(walk.spread) || walk.spread > walk.spareBytes) {
    throw new FrameError(`${where}: expected at most ${walk.spareBytes} bytes of numbers`);
  }
  walk.slots.set(value, { dtype: known, shape: dimensions, size, at: walk.at });
  walk.at += size * bytesPerValue[known];
}

function checkedShape(shape: unknown, where: string): number[] {
  if (!Array.isArray(shape) || shape.length > maxRank) {
    throw new FrameError(`${where}: expected a shape of at most ${maxRank} dimensions`);
  }
  return shape.map((dimension: unknown) => {
    if (typeof dimension !== "number" || !Number.isSafeInteger(dimension) || dimension < 0) {
      throw new FrameError(`${where}: expected dimensions that are whole numbers ≥ 0`);
    }
    return dimension;
  });
}

function spelledNumber(value: object): number {
  const { $number } = exactly(value, ["$number"]);
  const number = typeof $number === "string" ? spelledNumbers.get($number) : undefined;
  if (number === undefined) throw new FrameError("header: expected $number NaN, ±Infinity or -0");
  return number;
}

function exactly(value: object, names: readonly string[]): Record<string, unknown> {
  const entries = Object.entries(value);
  if (entries.length !== names.length || !entries.every(([key]) => names.includes(key))) {
    throw new FrameError(`header: expected exactly the keys ${names.join(", ")}`);
  }
  return Object.fromEntries(entries);
}

/** The data, made of fresh objects without prototype. Runs only on what {@link check} let pass. */
function read(value: unknown, slots: ReadonlyMap<object, Slot>, numbers: Buffer): Data {
  if (value === null || typeof value === "boolean") return value;
  if (typeof value === "number" || typeof value === "string") return value;
  if (typeof value !== "object") throw new FrameError("header: not data");
  if (Array.isArray(value)) return value.map((child: unknown) => read(child, slots, numbers));
  const slot = slots.get(value);
  if (slot !== undefined) return readTensor(slot, numbers);
  if (Object.hasOwn(value, "$number")) return spelledNumber(value);
  const made: Record<string, Data> = Object.create(null);
  for (const [key, child] of Object.entries(value)) {
    made[key.startsWith("$$") ? key.slice(1) : key] = read(child, slots, numbers);
  }
  return made;
}

function readTensor({ dtype, shape, size, at }: Slot, numbers: Buffer): TensorData {
  const bytes = numbers.subarray(at, at + size * bytesPerValue[dtype]);
  // A copy: the bytes may start anywhere, a typed array only at a multiple of its width.
  const copied = new Uint8Array(bytes).buffer;
  if (dtype === "float32") return tensor({ dtype, shape, values: new Float32Array(copied) });
  if (dtype === "int32") return tensor({ dtype, shape, values: new Int32Array(copied) });
  const values = new Uint8Array(copied);
  if (values.some((bit) => bit > 1)) throw new FrameError("tensor: expected bools of 0 and 1");
  return tensor({ dtype, shape, values });
}

function tensor(data: TensorData): TensorData {
  return Object.assign(Object.create(null), data);
}
