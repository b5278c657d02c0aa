import type { Data } from "../data/data";
import type { Attempt, Observation, Thrown } from "../exercises/exercise";
import { thrownLengths } from "../exercises/probing/thrown";

/** An error of one cell, or of none in particular (0): a timer, a promise nobody awaited. */
export type CellError = { readonly cell: number; readonly error: Thrown };

/** What a probe process says. All of it is foreign: data to judge, and text to show with care. */
export type ProbeReply = {
  /** Empty if a symbol is missing or the probe itself threw. */
  readonly observation: Observation;
  /** Symbols that no cell declared. */
  readonly missing: readonly string[];
  readonly cellErrors: readonly CellError[];
  /** What the probe threw outside of any attempt. */
  readonly failure: Thrown | null;
};

/** A reply as it crosses: fresh objects with exactly the keys that {@link readProbeReply} expects. */
export function probeReplyData(reply: ProbeReply): Data {
  const { observation, missing, cellErrors, failure } = reply;
  return {
    observation: Object.fromEntries(
      Object.entries(observation).map(([name, attempt]) => [name, attemptData(attempt)]),
    ),
    missing,
    cellErrors: cellErrors.map(({ cell, error }) => ({ cell, error: thrownData(error) })),
    failure: failure === null ? null : thrownData(failure),
  };
}

export function attemptData(attempt: Attempt): Data {
  return "returned" in attempt
    ? { returned: attempt.returned }
    : { threw: thrownData(attempt.threw) };
}

function thrownData({ name, message, stack }: Thrown): Data {
  return { name, message, stack };
}

/** What came back is data, but not a reply. */
export class ReplyError extends Error {
  override readonly name = "ReplyError";
}

const maxCellErrors = 200;

/** Checks a decoded frame against the schema of a reply, key by key. */
export function readProbeReply(data: Data): ProbeReply {
  const { observation, missing, cellErrors, failure } = exactly(data, "reply", [
    "observation",
    "missing",
    "cellErrors",
    "failure",
  ]);
  if (!isRecord(observation)) throw new ReplyError("reply: expected an observation");
  const attempts: Record<string, Attempt> = Object.create(null);
  for (const [name, value] of Object.entries(observation))
    attempts[name] = readAttempt(value, name);
  return {
    observation: attempts,
    missing: list(missing, "missing").map((name) => text(name, "missing")),
    cellErrors: list(cellErrors, "cellErrors").slice(0, maxCellErrors).map(readCellError),
    failure: failure === null ? null : readThrown(failure),
  };
}

function readAttempt(value: Data, name: string): Attempt {
  if (isRecord(value)) {
    const keys = Object.keys(value);
    if (keys.length === 1 && keys[0] === "returned") return { returned: value.returned ?? null };
    if (keys.length === 1 && keys[0] === "threw") return { threw: readThrown(value.threw) };
  }
  throw new ReplyError(`reply: expected ${name.slice(0, 60)} to have returned or thrown`);
}

function readCellError(value: Data): CellError {
  const { cell, error } = exactly(value, "cell error", ["cell", "error"]);
  if (typeof cell !== "number" || !Number.isSafeInteger(cell) || cell < 0) {
    throw new ReplyError("reply: expected the number of a cell");
  }
  return { cell, error: readThrown(error) };
}

function readThrown(value: Data | undefined): Thrown {
  const { name, message, stack } = exactly(value, "error", ["name", "message", "stack"]);
  return {
    name: text(name, "name").slice(0, thrownLengths.name),
    message: text(message, "message").slice(0, thrownLengths.message),
    stack: text(stack, "stack").slice(0, thrownLengths.stack),
  };
}

function exactly(
  value: Data | undefined,
  what: string,
  names: readonly string[],
): Readonly<Record<string, Data>> {
  if (isRecord(value)) {
    const keys = Object.keys(value);
    if (keys.length === names.length && names.every((name) => keys.includes(name))) return value;
  }
  throw new ReplyError(`reply: expected ${what} with exactly ${names.join(", ")}`);
}

function list(value: Data | undefined, what: string): readonly Data[] {
  if (Array.isArray(value)) return value;
  throw new ReplyError(`reply: expected a list of ${what}`);
}

function text(value: Data | undefined, what: string): string {
  if (typeof value === "string") return value;
  throw new ReplyError(`reply: expected ${what} to be text`);
}

/** An object of data that is no list and no tensor. */
export function isRecord(value: Data | undefined): value is Readonly<Record<string, Data>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return !("values" in value && ArrayBuffer.isView(value.values));
}
