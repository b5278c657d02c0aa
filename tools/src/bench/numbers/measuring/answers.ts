/** What a process says of itself when it starts. */
export interface Ready {
  /** By package. */
  readonly versions: Readonly<Record<string, string>>;
  /** How many threads compute. */
  readonly threads: number;
  /** What it computes with, in a line. */
  readonly backend: string;
}

/** A task that was made and warmed up. */
export interface Prepared {
  readonly parameters: number;
  /** Tensors there are; a peer that cannot count them leaves them out. */
  readonly tensors?: number;
}

/** A round of one task. */
export interface RoundTimes {
  /** Milliseconds of each run. */
  readonly times: readonly number[];
  /** Processor seconds of the process so far, all threads, before and after. */
  readonly cpuBefore: number;
  readonly cpuAfter: number;
  readonly tensors?: number;
}

/** What many runs left behind. */
export interface Growth {
  /** Of the whole process; left out where the system does not tell. */
  readonly residentBytes?: number;
  readonly tensors?: number;
  readonly tensorBytes?: number;
}

/** What a measured process answers, a line of JSON each: `{ "<kind>": … }` or `{ "error": "…" }`. */
export interface Answers {
  readonly ready: Ready;
  readonly prepared: Prepared;
  readonly round: RoundTimes;
  readonly growth: Growth;
}

type Fields = Readonly<Record<string, unknown>>;

const isNumber = (value: unknown): value is number =>
  typeof value === "number" && Number.isFinite(value);
const maybeNumber = (value: unknown) => value === undefined || isNumber(value);

const isWhole: Readonly<Record<keyof Answers, (fields: Fields) => boolean>> = {
  ready: ({ versions, threads, backend }) =>
    isNumber(threads) &&
    typeof backend === "string" &&
    isFields(versions) &&
    Object.values(versions).every((version) => typeof version === "string"),
  prepared: ({ parameters, tensors }) => isNumber(parameters) && maybeNumber(tensors),
  round: ({ times, cpuBefore, cpuAfter, tensors }) =>
    Array.isArray(times) &&
    times.length > 0 &&
    times.every(isNumber) &&
    isNumber(cpuBefore) &&
    isNumber(cpuAfter) &&
    maybeNumber(tensors),
  growth: ({ residentBytes, tensors, tensorBytes }) =>
    [residentBytes, tensors, tensorBytes].every(maybeNumber),
};

/**
 * The answer in a line, or undefined when the line is something that a package printed.
 *
 * @throws Error with the process's own words when it answers with an error, or when the answer is
 * not of the kind that was asked for
 */
export function parseAnswer<Kind extends keyof Answers>(
  line: string,
  kind: Kind,
): Answers[Kind] | undefined {
  const message = parseFields(line);
  if (message === undefined) return undefined;
  if (typeof message.error === "string") throw new Error(message.error);
  const answer = message[kind];
  if (isFields(answer) && isWhole[kind](answer)) return answer as unknown as Answers[Kind];
  throw new Error(
    `bench: expected an answer "${kind}", got fields ${Object.keys(message).join(", ") || "none"}. Are both sides of the same version?`,
  );
}

function parseFields(line: string): Fields | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
