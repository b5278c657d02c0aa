import * as tf from "@tensorflow/tfjs";
import type { Data, TensorData } from "../../data/data";

const maxListLength = 1_000;
const maxTextLength = 500;

/**
 * What a learner's code returned, as data: tensors become typed arrays, and what cannot cross
 * becomes `{ unreadable: "a Promise" }`, which no check passes.
 */
export function toData(value: unknown): Data {
  if (value === null || typeof value === "boolean") return value;
  if (typeof value === "string") return value.slice(0, maxTextLength);
  if (typeof value === "number") return Number.isFinite(value) ? value : unreadable(String(value));
  if (value instanceof tf.Tensor) return tensorToData(value);
  if (Array.isArray(value)) {
    return value.length > maxListLength
      ? unreadable(`a list of ${value.length}`)
      : value.map((item) => toData(item));
  }
  return unreadable(kindOf(value));
}

/** The named fields of a returned object. All else in it is left alone. */
export function fieldsToData(value: unknown, fields: readonly string[]): Data {
  if (!isObject(value) || Array.isArray(value) || value instanceof tf.Tensor || isPromise(value)) {
    return toData(value);
  }
  return Object.fromEntries(fields.map((field) => [field, toData(value[field])]));
}

/** The named fields of each object in a returned list. */
export function recordsToData(value: unknown, fields: readonly string[]): Data {
  if (!Array.isArray(value) || value.length > maxListLength) return toData(value);
  return value.map((record) => fieldsToData(record, fields));
}

function tensorToData(tensor: tf.Tensor): Data {
  if (tensor.isDisposed) return unreadable("a disposed tensor");
  const { dtype } = tensor;
  if (dtype !== "float32" && dtype !== "int32" && dtype !== "bool") {
    return unreadable(`a tensor of ${dtype}`);
  }
  // A copy: the backend may hand out a view that later operations overwrite.
  const values = tensor.dataSync().slice();
  const data: TensorData = { dtype, shape: [...tensor.shape], values };
  return data;
}

function kindOf(value: unknown): string {
  if (isPromise(value)) {
    quiet(value);
    return "a Promise";
  }
  if (value === undefined) return "undefined";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** The tensor under a field of a returned object, to compute on with. @throws Error without one */
export function tensorUnder(value: unknown, field: string): tf.Tensor {
  const found = isObject(value) ? value[field] : undefined;
  if (found instanceof tf.Tensor) return found;
  const got = kindOf(isObject(value) && !isPromise(value) ? found : value);
  throw new Error(`Expected a tensor under the key ${field}, got ${got}.`);
}

/** Nobody awaits what a learner's code promises: an error inside must not end the process. */
export function quiet(value: unknown): void {
  if (isPromise(value)) Promise.resolve(value).catch(() => undefined);
}

function isPromise(value: unknown): boolean {
  return isObject(value) && typeof value.then === "function";
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function unreadable(reason: string): Data {
  return { unreadable: reason };
}
