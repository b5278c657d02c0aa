import { DataError } from "../errors/data-error";
import type { StateDict, StateEntry } from "../layers/state-dict";
import {
  bytesOfType,
  readAsFloat32,
  type WrittenType,
  writeNumbers,
} from "./safetensors-numbers";

/** The header is small text; a longer one is a hostile or broken file. */
const maxHeaderBytes = 10_000_000;

/** The one name in a header that is no tensor's. */
const metadataName = "__metadata__";

/** What a file says of itself beside its numbers: text by name. */
export type SafetensorsMetadata = Readonly<Record<string, string>>;

/** Which numbers of a file to read. */
export interface DecodeOptions {
  /** Of all names those to read; the others may be of any type.
   * @default all */
  readonly choose?:
    | ((names: readonly string[]) => readonly string[])
    | undefined;
}

interface Piece {
  readonly name: string;
  readonly dtype: string;
  readonly shape: number[];
  /** In bytes, from the end of the header. */
  readonly begin: number;
  readonly end: number;
}

/**
 * The bytes of a safetensors file with these numbers.
 *
 * u64 header length, JSON header, then the values, little-endian.
 *
 * @param metadata text to keep beside the numbers
 * @param dtype what the values are rounded to
 * @see https://github.com/huggingface/safetensors#format
 */
export function encodeSafetensors(
  state: StateDict,
  metadata?: SafetensorsMetadata,
  dtype: WrittenType = "F32",
): Uint8Array {
  const bytesEach = dtype === "F32" ? 4 : 2;
  let end = 0;
  const entries: [string, unknown][] = Object.entries(state).map(
    ([name, { shape, values }]) => {
      const begin = end;
      end += bytesEach * values.length;
      return [name, { dtype, shape, data_offsets: [begin, end] }];
    },
  );
  if (metadata) entries.unshift([metadataName, metadata]);
  const json = JSON.stringify(Object.fromEntries(entries));
  // Spaces up to a multiple of 8 keep the numbers aligned.
  const text = Buffer.from(json);
  const headerLength = Math.ceil(text.length / 8) * 8;
  const bytes = Buffer.alloc(8 + headerLength + end, " ");
  bytes.writeBigUInt64LE(BigInt(headerLength), 0);
  text.copy(bytes, 8);
  let offset = 8 + headerLength;
  for (const { values } of Object.values(state)) {
    bytes.set(writeNumbers(values, dtype), offset);
    offset += bytesEach * values.length;
  }
  return bytes;
}

/**
 * The numbers in the bytes of a safetensors file, as float32.
 *
 * Half-precision numbers ("F16" and "BF16") become the same in float32.
 *
 * @param where what is being read, for the messages
 * @throws DataError when the file is cut short, not safetensors, or holds
 * anything but floats of 32 or 16 bits that fill it without gaps
 */
export function decodeSafetensors(
  where: string,
  bytes: Uint8Array,
  { choose = (names) => names }: DecodeOptions = {},
): StateDict {
  const { header, data } = openFile(where, bytes);
  const pieces = Object.entries(header)
    .filter(([name]) => name !== metadataName)
    .map(([name, entry]) => readPiece(where, name, entry));
  requireGapless(where, pieces, data.length);
  const chosen = new Set(choose(pieces.map(({ name }) => name)));
  const wanted = pieces.filter(({ name }) => chosen.has(name));
  return Object.fromEntries(
    wanted.map((piece) => [piece.name, readNumbers(where, piece, data)]),
  );
}

function readNumbers(where: string, piece: Piece, data: Buffer): StateEntry {
  const { name, dtype, shape, begin, end } = piece;
  const read = readAsFloat32.get(dtype);
  if (read === undefined) {
    throw new DataError({
      where,
      expected: `${quote(name)} to be ${[...readAsFloat32.keys()].join(" or ")}`,
      got: dtype,
      fix: "Save the model again in float32.",
    });
  }
  const values = read(data.subarray(begin, end));
  return { dtype: "float32", shape, values };
}

/**
 * The text that a safetensors file keeps beside its numbers; empty when none.
 *
 * @param where what is being read, for the messages
 * @throws DataError when the file is cut short or not safetensors
 */
export function decodeSafetensorsMetadata(
  where: string,
  bytes: Uint8Array,
): SafetensorsMetadata {
  const metadata = openFile(where, bytes).header[metadataName];
  if (!isRecord(metadata)) return {};
  const texts = Object.entries(metadata).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return Object.fromEntries(texts);
}

/** A file's two parts, the numbers not yet read. */
function openFile(
  where: string,
  bytes: Uint8Array,
): { header: Record<string, unknown>; data: Buffer } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const dataStart = readHeaderEnd(where, buffer);
  const header = readHeader(where, buffer.toString("utf8", 8, dataStart));
  return { header, data: buffer.subarray(dataStart) };
}

function readHeaderEnd(where: string, buffer: Buffer): number {
  const length = buffer.length >= 8 ? Number(buffer.readBigUInt64LE(0)) : -1;
  const fits = length >= 2 && 8 + length <= buffer.length;
  if (fits && length <= maxHeaderBytes) return 8 + length;
  throw refuse(
    where,
    "a header that the file can hold",
    length < 0
      ? `a file of ${buffer.length} bytes`
      : `a header length of ${length} in a file of ${buffer.length} bytes`,
  );
}

function readHeader(where: string, json: string): Record<string, unknown> {
  let header: unknown;
  try {
    header = JSON.parse(json);
  } catch {
    throw refuse(where, "a JSON header", "text that is not JSON");
  }
  if (!isRecord(header)) throw refuse(where, "a JSON object", "another value");
  return header;
}

function readPiece(where: string, name: string, entry: unknown): Piece {
  const label = quote(name);
  const fields: Record<string, unknown> = isRecord(entry) ? entry : {};
  const { dtype, shape, data_offsets: offsets } = fields;
  const bytesEach = bytesOfType.get(dtype);
  if (typeof dtype !== "string" || bytesEach === undefined) {
    throw refuse(where, `${label} to have a type of numbers`, "another");
  }
  if (!isSizes(shape)) {
    throw refuse(where, `whole sizes as the shape of ${label}`, "others");
  }
  const [begin, end] = isSizes(offsets) ? offsets : [];
  const bytes = bytesEach * shape.reduce((size, n) => size * n, 1);
  if (begin === undefined || end === undefined || end - begin !== bytes) {
    const got = isSizes(offsets) ? `[${offsets}]` : "others";
    throw refuse(where, `data_offsets of ${label} ${bytes} bytes apart`, got);
  }
  return { name, dtype, shape, begin, end };
}

function requireGapless(
  where: string,
  pieces: readonly Piece[],
  length: number,
): void {
  let reached = 0;
  const inOrder = [...pieces].sort(
    (a, b) => a.begin - b.begin || a.end - b.end,
  );
  for (const { begin, end } of inOrder) {
    if (begin !== reached) {
      const expected = `the next tensor at byte ${reached}`;
      throw refuse(where, expected, `one at ${begin}`);
    }
    reached = end;
  }
  if (reached === length) return;
  throw refuse(where, `${reached} bytes of numbers`, `${length}`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isSizes(value: unknown): value is number[] {
  return (
    Array.isArray(value) &&
    value.every((n) => Number.isSafeInteger(n) && n >= 0)
  );
}

function quote(name: string): string {
  return JSON.stringify(name.slice(0, 80));
}

function refuse(where: string, expected: string, got: string): DataError {
  const fix = "Was the file cut short, or is it not a safetensors file?";
  return new DataError({ where, expected, got, fix });
}
