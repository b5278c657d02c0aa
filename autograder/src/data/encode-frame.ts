import type { Data, TensorData } from "./data";
import {
  dtypes,
  FrameError,
  type FrameLimits,
  forbiddenKeys,
  frameLimits,
  lengthBytes,
  maxRank,
} from "./frame-format";

// Taken before any foreign code runs: encodeFrame also runs beside a learner's code.
const { stringify } = JSON;
const { alloc, byteLength, from } = Buffer;
const { isArray } = Array;
const { isView } = ArrayBuffer;
const { create, getPrototypeOf, is, keys, prototype: objectPrototype, setPrototypeOf } = Object;
const { isSafeInteger } = Number;
const readProperty = Reflect.get;

/**
 * The bytes of one frame.
 *
 * Takes only what {@link Data} allows: plain objects and lists, strings, booleans, null, numbers and
 * {@link TensorData}. Anything else (undefined, a function, a Map, a bare typed array) is a
 * {@link FrameError} that says where it stands.
 */
export function encodeFrame(data: Data, limits: FrameLimits = frameLimits): Buffer {
  const writer = new HeaderWriter(limits);
  const header = stringify(writer.plain(data));
  const headerBytes = byteLength(header);
  let total = lengthBytes + headerBytes;
  const { tensors } = writer;
  for (let i = 0; i < tensors.length; i += 1) total += tensors[i]?.values.byteLength ?? 0;
  if (headerBytes > limits.maxHeaderBytes || total > limits.maxBytes) {
    throw new FrameError(
      `frame: expected at most ${limits.maxBytes} bytes (header ${limits.maxHeaderBytes}), got ${total} (header ${headerBytes})`,
    );
  }
  const frame = alloc(total);
  frame.writeUInt32LE(headerBytes, 0);
  frame.write(header, lengthBytes);
  let offset = lengthBytes + headerBytes;
  for (let i = 0; i < tensors.length; i += 1) {
    const values = tensors[i]?.values;
    if (values === undefined) continue;
    from(values.buffer, values.byteOffset, values.byteLength).copy(frame, offset);
    offset += values.byteLength;
  }
  return frame;
}

/** Turns data into what JSON can say, and puts the tensors aside. */
class HeaderWriter {
  readonly tensors: TensorData[] = bare([]);
  private readonly path: (string | number)[] = [];
  private numValues = 0;

  constructor(private readonly limits: FrameLimits) {}

  plain(value: unknown): unknown {
    this.numValues += 1;
    if (this.numValues > this.limits.maxValues) {
      throw new FrameError(`data: expected at most ${this.limits.maxValues} values`);
    }
    if (value === null || typeof value === "boolean" || typeof value === "string") return value;
    if (typeof value === "number") return plainNumber(value);
    if (typeof value !== "object") throw this.notData(typeof value);
    if (this.path.length >= this.limits.maxDepth) {
      throw new FrameError(`${this.where()}: nested deeper than ${this.limits.maxDepth}`);
    }
    if (isArray(value)) return this.plainList(value);
    if (isTensorData(value)) return this.plainTensor(value);
    return this.plainObject(value);
  }

  private plainList(list: readonly unknown[]): unknown[] {
    const written: unknown[] = bare([]);
    for (let i = 0; i < list.length; i += 1) written[i] = this.child(i, list[i]);
    return written;
  }

  private plainObject(value: object): unknown {
    const prototype: unknown = getPrototypeOf(value);
    if (prototype !== null && prototype !== objectPrototype) throw this.notData(kindOf(value));
    const written: Record<string, unknown> = create(null);
    for (const key of keys(value)) {
      if (forbiddenKeys.has(key))
        throw new FrameError(`${this.where()}: key "${key}" is not allowed`);
      written[key[0] === "$" ? `$${key}` : key] = this.child(key, readProperty(value, key));
    }
    return written;
  }

  private child(name: string | number, value: unknown): unknown {
    this.path.push(name);
    const written = this.plain(value);
    this.path.pop();
    return written;
  }

  private plainTensor(tensor: TensorData): unknown {
    const { dtype, shape, values } = tensor;
    if (!dtypes.includes(dtype)) throw new FrameError(`${this.where()}: unknown dtype`);
    if (!isArray(shape) || shape.length > maxRank || !shape.every(isDimension)) {
      throw new FrameError(
        `${this.where()}: expected a shape of ${maxRank} or fewer whole numbers ≥ 0`,
      );
    }
    const size = shape.reduce((product, dimension) => product * dimension, 1);
    if (!holds(tensor) || values.length !== size) {
      const got = `${values.length} in a ${kindOf(values)}`;
      throw new FrameError(
        `${this.where()}: expected ${size} ${dtype} values for shape [${shape.join(", ")}], got ${got}`,
      );
    }
    this.tensors[this.tensors.length] = tensor;
    return bare({ $tensor: this.tensors.length - 1, dtype, shape: bare([...shape]) });
  }

  private notData(kind: string): FrameError {
    const article = /^[aeiou]/i.test(kind) ? "an" : "a";
    const got = kind === "undefined" ? kind : `${article} ${kind}`;
    return new FrameError(`${this.where()}: expected plain data, got ${got}`);
  }

  private where(): string {
    let text = "data";
    for (const name of this.path) text += typeof name === "number" ? `[${name}]` : `.${name}`;
    return text.length > 120 ? `${text.slice(0, 120)}…` : text;
  }
}

function plainNumber(value: number): unknown {
  if (is(value, -0)) return bare({ $number: "-0" });
  return value - value === 0 ? value : bare({ $number: `${value}` });
}

/** Without a prototype: no toJSON and no setter of an index writes in the place of what is written. */
function bare<T extends object>(written: T): T {
  return setPrototypeOf(written, null);
}

function isTensorData(value: object): value is TensorData {
  return "values" in value && isView(value.values) && "shape" in value && "dtype" in value;
}

function holds({ dtype, values }: TensorData): boolean {
  if (dtype === "float32") return values instanceof Float32Array;
  if (dtype === "int32") return values instanceof Int32Array;
  return values instanceof Uint8Array;
}

function isDimension(value: unknown): boolean {
  return isSafeInteger(value) && typeof value === "number" && value >= 0;
}

function kindOf(value: object): string {
  const maker: unknown = value.constructor;
  return typeof maker === "function" && maker.name !== "" ? maker.name : "object of a class";
}
