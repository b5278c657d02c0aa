import { describe, expect, it } from "vitest";
import type { Data, TensorData } from "./data";
import { decodeFrame, encodeFrame, FrameDecoder, FrameError } from "./frames";

type Random = () => number;

/** xorshift32: the tests need no more, and the course's own generator lives in another package. */
function randomFrom(seed: number): Random {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

const oddNumbers = [0, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 5e-324];
const oddKeys = [
  "",
  "$tensor",
  "$number",
  "$",
  "$$a",
  "toString",
  "hasOwnProperty",
  "é\u0000",
  "a b",
];
const oddStrings = ["", "\u2028", "\ud800", "𝛼", '"\\', "NaN"];

function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error("empty");
  return item;
}

function randomTensor(random: Random): TensorData {
  const shape = Array.from({ length: Math.floor(random() * 4) }, () => Math.floor(random() * 4));
  const size = shape.reduce((product, dimension) => product * dimension, 1);
  const numbers = Array.from({ length: size }, () => random() * 2000 - 1000);
  const kind = Math.floor(random() * 3);
  if (kind === 0) return { dtype: "float32", shape, values: Float32Array.from(numbers) };
  if (kind === 1) return { dtype: "int32", shape, values: Int32Array.from(numbers) };
  return { dtype: "bool", shape, values: Uint8Array.from(numbers, (n) => (n > 0 ? 1 : 0)) };
}

function randomData(random: Random, depth: number): Data {
  const choice = Math.floor(random() * (depth > 0 ? 8 : 5));
  if (choice === 0) return null;
  if (choice === 1) return random() < 0.5;
  if (choice === 2) return random() < 0.5 ? pick(random, oddNumbers) : (random() - 0.5) * 1e9;
  if (choice === 3) return pick(random, oddStrings);
  if (choice === 4) return randomTensor(random);
  const length = Math.floor(random() * 5);
  if (choice === 5) return Array.from({ length }, () => randomData(random, depth - 1));
  const entries = Array.from({ length }, () => [
    pick(random, oddKeys),
    randomData(random, depth - 1),
  ]);
  return Object.fromEntries(entries);
}

/** A frame with this text for a header. */
function frameOf(header: string | Buffer, numbers: Buffer = Buffer.alloc(0)): Buffer {
  const bytes = Buffer.from(header);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return Buffer.concat([length, bytes, numbers]);
}

/** Equal by value; the decoder's objects have no prototype, so `toEqual` and not `toStrictEqual`. */
function expectSame(got: Data, expected: Data): void {
  expect(got).toEqual(expected);
}

describe("frames", () => {
  it("is laid out as length, header, numbers", () => {
    const values = Float32Array.from([1, 2]);
    const frame = encodeFrame({ a: { dtype: "float32", shape: [2], values } });
    const header = '{"a":{"$tensor":0,"dtype":"float32","shape":[2]}}';
    expect(frame.readUInt32LE(0)).toBe(header.length);
    expect(frame.subarray(4, 4 + header.length).toString()).toBe(header);
    expect(frame.subarray(4 + header.length).toString("hex")).toBe("0000803f00000040");
  });

  it("brings back 500 random values", () => {
    for (let seed = 1; seed <= 500; seed += 1) {
      const data = randomData(randomFrom(seed * 7919), 4);
      expectSame(decodeFrame(encodeFrame(data)), data);
    }
  });

  it("brings back frames that come byte by byte, one after the other", () => {
    const sent = [1, 2, 3].map((seed) => randomData(randomFrom(seed * 31337), 3));
    const decoder = new FrameDecoder();
    const got: Data[] = [];
    for (const byte of Buffer.concat(sent.map((data) => encodeFrame(data)))) {
      decoder.push(Buffer.from([byte]));
      const data = decoder.take();
      if (data !== undefined) got.push(data);
    }
    expectSame(got, sent);
    expect(decoder.pendingBytes).toBe(0);
  });

  it("makes objects without prototype", () => {
    const data = decodeFrame(frameOf('{"a":{"toString":1}}'));
    expect(Object.getPrototypeOf(data)).toBeNull();
    expectSame(data, { a: { toString: 1 } });
  });

  it("never throws anything but a FrameError on noise", () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const random = randomFrom(seed * 104729);
      const good = encodeFrame(randomData(random, 3));
      for (let i = 0; i < 4; i += 1) good[Math.floor(random() * good.length)] = random() * 256;
      try {
        decodeFrame(good);
      } catch (error) {
        expect(error).toBeInstanceOf(FrameError);
      }
    }
  });
});

const one = Buffer.from([0, 0, 128, 63]);

const hostileFrames: readonly [string, Buffer, string][] = [
  ["nothing", Buffer.alloc(0), "frame: expected one frame, got nothing"],
  ["half a length", Buffer.from([1, 0]), "got 2 bytes that end too early"],
  ["half a header", frameOf("[1,2]").subarray(0, 6), "got 6 bytes that end too early"],
  ["missing numbers", frameOf('{"$tensor":0,"dtype":"int32","shape":[2]}', one), "end too early"],
  ["a huge length", Buffer.from("ffffffff", "hex"), "at most 4194304 bytes, got 4294967295"],
  ["a second frame", Buffer.concat([encodeFrame(1), encodeFrame(2)]), "got 5 bytes more"],
  ["an empty header", frameOf(""), "header: expected JSON"],
  ["not JSON", frameOf("{a:1}"), "header: expected JSON"],
  ["two values", frameOf("1 2"), "header: expected JSON"],
  ["not UTF-8", frameOf(Buffer.from([0x22, 0xff, 0x22])), "header: expected UTF-8"],
  ["a byte order mark", frameOf("\ufeff1"), "header: expected JSON"],
  ["a prototype", frameOf('{"__proto__":{"passed":true}}'), 'key "__proto__" is not allowed'],
  ["a constructor", frameOf('{"a":[{"constructor":1}]}'), 'key "constructor" is not allowed'],
  ["an escaped prototype", frameOf('{"$__proto__":1}'), "unknown mark"],
  ["a doubly escaped one", frameOf('{"\\u005f_proto__":1}'), 'key "__proto__" is not allowed'],
  ["an unknown mark", frameOf('{"$buffer":0}'), 'unknown mark "$buffer"'],
  ["a thousand brackets", frameOf("[".repeat(1000)), "nested deeper than 64"],
  ["a million brackets", frameOf(`${"[".repeat(1e6)}${"]".repeat(1e6)}`), "nested deeper than 64"],
  ["an infinite number", frameOf("[1e999]"), "too large for a double"],
  ["a misspelled number", frameOf('{"$number":"12"}'), "expected $number NaN"],
  ["a number with more", frameOf('{"$number":"NaN","a":1}'), "exactly the keys $number"],
  ["a number that is none", frameOf('{"$number":1}'), "expected $number NaN"],
  ["a tensor without shape", frameOf('{"$tensor":0,"dtype":"int32"}'), "exactly the keys"],
  ["a tensor with more", frameOf('{"$tensor":0,"dtype":"int32","shape":[],"x":1}'), "exactly"],
  ["a wrong index", frameOf('{"$tensor":1,"dtype":"int32","shape":[1]}', one), "the number 0"],
  [
    "a tensor twice",
    frameOf(`[${'{"$tensor":0,"dtype":"bool","shape":[0]},'.repeat(2)}1]`),
    "number 1",
  ],
  ["an unknown dtype", frameOf('{"$tensor":0,"dtype":"string","shape":[]}'), "expected dtype"],
  ["a hidden dtype", frameOf('{"$tensor":0,"dtype":"toString","shape":[]}'), "expected dtype"],
  [
    "a negative dimension",
    frameOf('{"$tensor":0,"dtype":"int32","shape":[-1]}'),
    "whole numbers ≥ 0",
  ],
  [
    "a broken dimension",
    frameOf('{"$tensor":0,"dtype":"int32","shape":[1.5]}'),
    "whole numbers ≥ 0",
  ],
  [
    "a spelled dimension",
    frameOf('{"$tensor":0,"dtype":"int32","shape":["1"]}'),
    "whole numbers ≥ 0",
  ],
  [
    "no list of dimensions",
    frameOf('{"$tensor":0,"dtype":"int32","shape":{"length":0}}'),
    "a shape",
  ],
  [
    "nine dimensions",
    frameOf(`{"$tensor":0,"dtype":"int32","shape":[${"1,".repeat(8)}1]}`),
    "at most 8",
  ],
  [
    "too many numbers",
    frameOf('{"$tensor":0,"dtype":"int32","shape":[5000000]}'),
    "bytes of numbers",
  ],
  [
    "a billion rows of nothing",
    frameOf('{"$tensor":0,"dtype":"float32","shape":[1000000000,0]}'),
    "bytes of numbers",
  ],
  [
    "many tensors of a million rows of nothing",
    frameOf(
      `[${[0, 1, 2, 3, 4].map((i) => `{"$tensor":${i},"dtype":"bool","shape":[4000000,0]}`)}]`,
    ),
    "tensor 4: expected at most",
  ],
  [
    "a bool of 2",
    frameOf('{"$tensor":0,"dtype":"bool","shape":[1]}', Buffer.from([2])),
    "bools of 0 and 1",
  ],
];

describe("decodeFrame refuses", () => {
  it.each(hostileFrames)("%s", (_, bytes, reason) => {
    expect(() => decodeFrame(bytes)).toThrow(FrameError);
    expect(() => decodeFrame(bytes)).toThrow(reason);
  });

  it("goes on refusing after the first refusal", () => {
    const decoder = new FrameDecoder();
    decoder.push(frameOf("nonsense"));
    expect(() => decoder.take()).toThrow("expected JSON");
    decoder.push(encodeFrame(1));
    expect(() => decoder.take()).toThrow("expected JSON");
  });
});

const circle: Record<string, unknown> = {};
circle.again = circle;
const widening: unknown[] = [];
widening.push(widening, widening);

const notData: readonly [string, unknown, string][] = [
  ["undefined", undefined, "data: expected plain data, got undefined"],
  [
    "undefined in a field",
    { a: [1, { b: undefined }] },
    "data.a[1].b: expected plain data, got undefined",
  ],
  ["a function", () => 1, "got a function"],
  ["a symbol", Symbol("x"), "got a symbol"],
  ["a big integer", 1n, "got a bigint"],
  ["a Map", { a: new Map() }, "data.a: expected plain data, got a Map"],
  ["an Error", new Error("x"), "got an Error"],
  ["a promise", Promise.resolve(1), "got a Promise"],
  ["a bare typed array", new Float32Array(2), "got a Float32Array"],
  ["a hole", new Array(1), "data[0]: expected plain data, got undefined"],
  ["a cycle", circle, "nested deeper than 64"],
  ["a prototype", JSON.parse('{"__proto__":1}'), 'key "__proto__" is not allowed'],
  [
    "a wrong size",
    { dtype: "int32", shape: [3], values: new Int32Array(2) },
    "expected 3 int32 values",
  ],
  [
    "a wrong kind",
    { dtype: "int32", shape: [2], values: new Float32Array(2) },
    "got 2 in a Float32Array",
  ],
  [
    "a wrong shape",
    { dtype: "int32", shape: [-1], values: new Int32Array(0) },
    "whole numbers ≥ 0",
  ],
  ["a string tensor", { dtype: "string", shape: [0], values: new Uint8Array(0) }, "unknown dtype"],
  [
    "too large",
    { dtype: "bool", shape: [2 ** 24], values: new Uint8Array(2 ** 24) },
    "at most 16777216 bytes",
  ],
];

describe("encodeFrame, beside code that changed what lists and objects are", () => {
  const data: Data = {
    list: [1, -0, "a"],
    tensor: { dtype: "float32", shape: [1], values: Float32Array.of(3) },
    deep: [[Number.NaN]],
  };
  const forged = { value: () => "forged", configurable: true };

  it.each([
    ["toJSON of lists", Array.prototype, "toJSON", forged],
    ["toJSON of objects", Object.prototype, "toJSON", forged],
    ["a setter of the first place", Array.prototype, "0", { set: () => {}, configurable: true }],
  ])("writes the same: %s", (_, prototype, key, changed) => {
    const honest = encodeFrame(data).toString("hex");
    Object.defineProperty(prototype, key, changed);
    try {
      expect(encodeFrame(data).toString("hex")).toBe(honest);
    } finally {
      Reflect.deleteProperty(prototype, key);
    }
  });
});

describe("encodeFrame refuses", () => {
  it.each(notData)("%s", (_, value, reason) => {
    expect(() => encodeFrame(value as Data)).toThrow(FrameError);
    expect(() => encodeFrame(value as Data)).toThrow(reason);
  });

  it("an endless widening, without hanging", () => {
    expect(() => encodeFrame(widening as unknown as Data)).toThrow(FrameError);
  });
});
