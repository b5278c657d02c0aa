/** One operator with its inputs, all float32, and its one output. */
export interface OnnxOperator {
  readonly name: string;
  /** Where the operator is defined: "" for ONNX's own. */
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes: Readonly<Record<string, number>>;
}

/** Versions of the definitions, by domain. */
const definitions = { "": 17, "com.microsoft": 1 };
const formatVersion = 8;
const floatType = 1;
const integerAttribute = 2;

/**
 * An ONNX model that applies one operator, in protobuf's encoding.
 *
 * The numbers are those of the fields in ONNX's schema.
 *
 * @see https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */
export function encodeOnnxModel(operator: OnnxOperator): Uint8Array {
  const { name, domain, inputs, output, attributes } = operator;
  const node = [
    inputs.map((input) => text(1, input)),
    text(2, output),
    text(4, name),
    Object.entries(attributes).map(([key, value]) =>
      message(
        5,
        text(1, key),
        integer(3, value),
        integer(20, integerAttribute),
      ),
    ),
    text(7, domain),
  ].flat(2);
  const graph = [
    message(1, node),
    text(2, name),
    ...inputs.map((input) => floatTensor(11, input)),
    floatTensor(12, output),
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

/** A tensor's name and type; its shape is open. */
function floatTensor(field: number, name: string): number[] {
  const type = message(2, message(1, integer(1, floatType)));
  return message(field, text(1, name), type);
}

function text(field: number, value: string): number[] {
  return message(field, [...Buffer.from(value)]);
}

/** Bytes behind their count; strings are written so, too. */
function message(field: number, ...parts: number[][]): number[] {
  const bytes = parts.flat();
  return [...varint((field << 3) | 2), ...varint(bytes.length), ...bytes];
}

function integer(field: number, value: number): number[] {
  return [...varint(field << 3), ...varint(value)];
}

/** Seven bits a byte, low ones first; the top bit says that more follow. */
function varint(value: number): number[] {
  if (value < 128) return [value];
  return [(value & 127) | 128, ...varint(value >>> 7)];
}
