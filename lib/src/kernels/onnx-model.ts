/** One operator: what it reads, "" where it may go without, and writes. */
export interface OnnxNode {
  readonly name: string;
  /** Where the operator is defined: "" for ONNX's own. */
  readonly domain: "" | "com.microsoft";
  readonly inputs: readonly string[];
  readonly output: string;
  readonly integers?: Readonly<Record<string, number>>;
  readonly floats?: Readonly<Record<string, number>>;
}

/** Operators, and the tensors by which they meet the world. */
export interface OnnxGraph {
  readonly nodes: readonly OnnxNode[];
  readonly inputs: Readonly<Record<string, keyof typeof elementTypes>>;
  /** All float32. */
  readonly outputs: readonly string[];
}

/** The first output of every model: a list, which onnxruntime-node computes
 * but cannot hand to JavaScript. */
export const unreadableOutput = "unreadable";

/** Versions of the definitions, by domain. */
const definitions = { "": 17, "com.microsoft": 1 };
const formatVersion = 8;
const elementTypes = { float32: 1, int32: 6 } as const;
const attributeTypes = { float: 1, integer: 2 };

/**
 * A graph as an ONNX model, in protobuf's encoding.
 *
 * The numbers are those of the fields in ONNX's schema.
 *
 * @see https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */
export function encodeOnnxModel({
  nodes,
  inputs,
  outputs,
}: OnnxGraph): Uint8Array {
  const graph = [
    message(1, text(2, unreadableOutput), text(4, "SequenceEmpty")),
    ...nodes.map(encodeNode),
    text(2, "graph"),
    ...Object.entries(inputs).map(([name, type]) => tensor(11, name, type)),
    floatSequence(12, unreadableOutput),
    ...outputs.map((name) => tensor(12, name, "float32")),
  ].flat();
  const versions = Object.entries(definitions).flatMap(([key, version]) =>
    message(8, text(1, key), integer(2, version)),
  );
  return Uint8Array.from([
    ...integer(1, formatVersion),
    ...message(7, graph),
    ...versions,
  ]);
}

function encodeNode({ integers = {}, floats = {}, ...node }: OnnxNode) {
  const attributes = [
    ...Object.entries(integers).map(([key, value]) =>
      [
        text(1, key),
        integer(3, value),
        integer(20, attributeTypes.integer),
      ].flat(),
    ),
    ...Object.entries(floats).map(([key, value]) =>
      [text(1, key), float(2, value), integer(20, attributeTypes.float)].flat(),
    ),
  ];
  return message(
    1,
    ...node.inputs.map((input) => text(1, input)),
    text(2, node.output),
    text(4, node.name),
    ...attributes.map((attribute) => message(5, attribute)),
    text(7, node.domain),
  );
}

/** A tensor's name and type; its shape is open. */
function tensor(
  field: number,
  name: string,
  type: keyof typeof elementTypes,
): number[] {
  const element = message(2, message(1, integer(1, elementTypes[type])));
  return message(field, text(1, name), element);
}

/** A list's name and type: its elements are tensors. */
function floatSequence(field: number, name: string): number[] {
  const element = message(1, message(1, integer(1, elementTypes.float32)));
  return message(field, text(1, name), message(2, message(4, element)));
}

function text(field: number, value: string): number[] {
  return message(field, [...Buffer.from(value)]);
}

/** Bytes behind their count; strings are written so, too. */
function message(field: number, ...parts: number[][]): number[] {
  const bytes = parts.flat();
  return [...varint((field << 3) | 2), ...varint(bytes.length), ...bytes];
}

/** A float32, lowest byte first. */
function float(field: number, value: number): number[] {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return [...varint((field << 3) | 5), ...bytes];
}

function integer(field: number, value: number): number[] {
  return [...varint(field << 3), ...varint(value)];
}

/** Seven bits a byte, low ones first; the top bit says that more follow. */
function varint(value: number): number[] {
  if (value < 128) return [value];
  return [(value & 127) | 128, ...varint(value >>> 7)];
}
