import type { Data, TensorData } from "../../data/data";
import type { Observation } from "../exercise";
import { shapeDifference } from "./shape-difference";
import { type Failure, failed, type Reading, within } from "./verdict";
import { capitalised, shapeInWords } from "./wording";

/** What an experiment returned, or a failing verdict with the learner's own error. */
export function attempted(observation: Observation, experiment: string): Reading<Data> {
  const attempt = Object.hasOwn(observation, experiment) ? observation[experiment] : undefined;
  if (attempt === undefined || attempt === null || typeof attempt !== "object") {
    return { failure: failed("The code did not report anything for this check.") };
  }
  if ("threw" in attempt) {
    const { name, message } = attempt.threw;
    return { failure: failed("The code threw an error.", "no error", `${name}: ${message}`) };
  }
  return { value: attempt.returned };
}

/** A field of a returned record. `what` names it to the learner. */
export function fieldOf(data: Data, field: string, what = `\`${field}\``): Reading<Data> {
  if (!isRecord(data) || whyUnreadable(data) !== null) {
    const message = `Expected an object with the key \`${field}\`, got ${kindOf(data)}.${adviceOn(data)}`;
    return { failure: failed(message, `an object with \`${field}\``, kindOf(data)) };
  }
  const value = Object.hasOwn(data, field) ? data[field] : undefined;
  if (value === undefined) return { failure: failed(`${capitalised(what)} did not come back.`) };
  return { value };
}

export interface TensorForm {
  /** How the learner's text calls it: "the weights". */
  readonly what: string;
  readonly axes: readonly string[];
  /** The sizes of the axes, where they are known. */
  readonly shape?: readonly number[];
}

/** The failing verdict on a tensor of another shape: what became of which axis. */
export function misshapen(
  observed: readonly number[],
  expected: readonly number[],
  { what, axes }: TensorForm,
): Failure {
  const difference = shapeDifference(observed, expected, axes) || "the shape is another";
  const end = difference.endsWith("?") ? "" : ".";
  const message = `${capitalised(what)}: ${difference}${end}`;
  return failed(message, shapeInWords(expected, axes), shapeInWords(observed));
}

/** A tensor of the given number of axes whose shape and values fit together. */
export function asTensor(data: Data, form: TensorForm): Reading<TensorData> {
  const { what, axes, shape } = form;
  const wanted = `a tensor ${shape ? shapeInWords(shape, axes) : `[${axes.join(", ")}]`}`;
  if (!isTensorData(data)) {
    const message = `${capitalised(what)}: expected ${wanted}, got ${kindOf(data)}.${adviceOn(data)}`;
    return { failure: failed(message, wanted, kindOf(data)) };
  }
  if (data.shape.length !== axes.length) {
    if (shape) return { failure: misshapen(data.shape, shape, form) };
    const got = `shape ${shapeInWords(data.shape)}`;
    return {
      failure: failed(`${capitalised(what)}: expected ${wanted}, got ${got}.`, wanted, got),
    };
  }
  return { value: data };
}

/** The tensor under `path` in what an experiment returned: `["plain", "weights"]`. */
export function tensorAt(
  observation: Observation,
  path: readonly [experiment: string, ...fields: string[]],
  form: TensorForm,
): Reading<TensorData> {
  const [experiment, ...fields] = path;
  let reading = attempted(observation, experiment);
  for (const field of fields) reading = within(reading, (data) => fieldOf(data, field, form.what));
  return within(reading, (data) => asTensor(data, form));
}

/** A returned list, of a given length where that is known. */
export function asList(data: Data, what: string, length?: number): Reading<readonly Data[]> {
  const wanted = length === undefined ? "a list" : `a list of ${length}`;
  if (!Array.isArray(data)) {
    const message = `${capitalised(what)}: expected ${wanted}, got ${kindOf(data)}.${adviceOn(data)}`;
    return { failure: failed(message, wanted, kindOf(data)) };
  }
  const list: readonly Data[] = data;
  if (length !== undefined && list.length !== length) {
    const message = `${capitalised(what)}: expected ${wanted}, got ${list.length}.`;
    return { failure: failed(message, String(length), String(list.length)) };
  }
  return { value: list };
}

export function isTensorData(data: Data | undefined): data is TensorData {
  if (!isRecord(data)) return false;
  const { shape, values } = data as { shape?: unknown; values?: unknown };
  if (!Array.isArray(shape) || !ArrayBuffer.isView(values)) return false;
  const sizes: readonly unknown[] = shape;
  if (!sizes.every((size) => Number.isSafeInteger(size) && Number(size) >= 0)) return false;
  const count = sizes.reduce<number>((product, size) => product * Number(size), 1);
  return count === (values as Float32Array).length;
}

function isRecord(data: Data | undefined): data is { readonly [key: string]: Data } {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}

/** A probe sends `{ unreadable: "a Promise" }` for what is not data. */
function whyUnreadable(data: Data): string | null {
  if (!isRecord(data) || !Object.hasOwn(data, "unreadable")) return null;
  const reason = data.unreadable;
  return typeof reason === "string" ? reason : "something unreadable";
}

/** What a value is, in the learner's words. */
export function kindOf(data: Data | undefined): string {
  if (data === undefined) return "nothing";
  if (data === null) return "null";
  if (Array.isArray(data)) return `a list of ${data.length}`;
  if (typeof data === "string") return "a string";
  if (typeof data === "number") return `the number ${data}`;
  if (typeof data === "boolean") return String(data);
  if (isTensorData(data)) return `a tensor ${shapeInWords(data.shape)}`;
  return whyUnreadable(data) ?? "an object";
}

const advices: Readonly<Record<string, string>> = {
  "a Promise": " Return the value itself: a function marked `async` returns a promise.",
  "a disposed tensor": " Return what is made inside `tf.tidy`, and do not dispose of it yourself.",
  undefined: " Is a `return` missing?",
};

function adviceOn(data: Data): string {
  const reason = whyUnreadable(data);
  return reason === null ? "" : (advices[reason] ?? "");
}
