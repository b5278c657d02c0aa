import type { Data, TensorData } from "../../data/data";
import { isTensorData, kindOf } from "./reading";
import { inWords, shapeInWords } from "./wording";

/** What has more numbers than this is told by its shape alone: nobody checks it by hand. */
const maxNumbers = 64;
const maxLength = 600;

/**
 * A value as a learner would write it down: `[queryLen 1, keyLen 2] = [[0.5, 0.5]]`. Leading axes of
 * size 1 are left out where the axes are named, down to the last two.
 */
export function dataInWords(data: Data | undefined, axes?: readonly string[]): string {
  if (isTensorData(data)) return tensorInWords(data, axes);
  return shortened(literal(data));
}

/** The named values of some input, in one line: `query [queryLen 1, dHead 1] = [[2]]; …`. */
export function valuesInWords(
  values: Readonly<Record<string, Data>>,
  axes: Readonly<Record<string, readonly string[]>> = {},
): string {
  return Object.entries(values)
    .map(([name, value]) => named(name, value, axes[name]))
    .join("; ");
}

/** `weights [queryLen 1, keyLen 1] = [[1]]`, or `numHeads = 2`. */
export function named(name: string, value: Data | undefined, axes?: readonly string[]): string {
  const words = dataInWords(value, axes);
  return isTensorData(value) ? `${name} ${words}` : `${name} = ${words}`;
}

function tensorInWords({ shape, values }: TensorData, axes?: readonly string[]): string {
  const fits = axes !== undefined && axes.length === shape.length;
  const left = fits ? leadingOnes(shape) : 0;
  const kept = shape.slice(left);
  const title = shapeInWords(kept, fits ? axes.slice(left) : undefined);
  if (values.length > maxNumbers) return `${title}, ${values.length} numbers`;
  return `${title} = ${shortened(nested(Array.from(values), kept))}`;
}

function leadingOnes(shape: readonly number[]): number {
  const first = shape.findIndex((size) => size !== 1);
  return Math.max(0, Math.min(first < 0 ? shape.length : first, shape.length - 2));
}

function nested(values: readonly number[], shape: readonly number[]): string {
  const [size = 0, ...inner] = shape;
  if (shape.length === 0) return rounded(values[0] ?? Number.NaN);
  if (inner.length === 0) return `[${values.map(rounded).join(", ")}]`;
  const width = inner.reduce((product, length) => product * length, 1);
  const rows = Array.from({ length: size }, (_, i) =>
    nested(values.slice(i * width, (i + 1) * width), inner),
  );
  return `[${rows.join(", ")}]`;
}

function literal(data: Data | undefined): string {
  if (typeof data === "number") return rounded(data);
  if (typeof data === "string") return JSON.stringify(data.slice(0, maxLength));
  if (typeof data === "boolean" || data === null) return String(data);
  if (Array.isArray(data)) {
    const list: readonly Data[] = data;
    const items = list.slice(0, maxNumbers).map((item) => literal(item));
    return `[${items.join(", ")}${list.length > maxNumbers ? ", …" : ""}]`;
  }
  if (isTensorData(data)) return tensorInWords(data);
  if (data === undefined || Object.hasOwn(data, "unreadable")) return kindOf(data);
  const fields = Object.entries(data).slice(0, maxNumbers);
  return `{ ${fields.map(([name, value]) => `${name}: ${literal(value)}`).join(", ")} }`;
}

/** Four digits are enough to see a difference, and few enough to compute. */
function rounded(value: number): string {
  return inWords(Number.isFinite(value) ? Number(value.toPrecision(4)) : value);
}

function shortened(text: string): string {
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}
