import { DataError } from "../errors/data-error";
import type { SafetensorsMetadata } from "../models/safetensors";
import type { RandomState } from "../random/seeded-random";
import type { BestEpoch, RunState } from "./fit-options";

/** What must be the same for a run to go on as it began. */
export interface RunSettings {
  readonly seed: number;
  readonly numBatches: number;
  readonly batchesPerStep: number;
  /** The optimiser's class. */
  readonly optimizer: string;
}

/** What a checkpoint says besides its numbers. */
export interface CheckpointRecord extends RunSettings, Omit<RunState, "best"> {
  best?: Omit<BestEpoch, "parameters"> | undefined;
  generators: RandomState[];
}

const recordName = "attending.run";

/** Of what a checkpoint holds; another one cannot be read. */
const version = 1;

/** The record as text for a safetensors file; JSON keeps every bit of it. */
export function formatRecord(record: CheckpointRecord): SafetensorsMetadata {
  return { [recordName]: JSON.stringify({ version, ...record }) };
}

/**
 * The record in a file's metadata.
 *
 * @throws DataError when it is not there, of another version or damaged
 */
export function parseRecord(
  where: string,
  metadata: SafetensorsMetadata,
): CheckpointRecord {
  const text = metadata[recordName];
  const record = parseJson(text);
  const written = isObject(record) ? record.version : undefined;
  if (written === version && isRecord(record)) return record;
  throw new DataError({
    where,
    ...(text === undefined
      ? notOfRun
      : written !== version && isObject(record)
        ? otherVersion(written)
        : damaged),
  });
}

const notOfRun = {
  expected: "a checkpoint that fit wrote",
  got: "a file without the record of a run",
  fix: "Load a model alone with loadModule, or choose another folder.",
};

const damaged = {
  expected: "the record of a run",
  got: "one that is damaged",
  fix: "Take an older copy of the file, or start anew in another folder.",
};

function otherVersion(written: unknown) {
  return {
    expected: `a checkpoint of version ${version}`,
    got: typeof written === "number" ? `version ${written}` : "one without",
    fix: "Resume with the version of the library that wrote it, or start anew in another folder.",
  };
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is CheckpointRecord {
  if (!isObject(value)) return false;
  const { history, generators, best } = value;
  const counts = ["numBatches", "batchesPerStep", "epoch", "step"];
  return (
    counts.every((name) => isCount(value[name])) &&
    isNumber(value.seed) &&
    typeof value.optimizer === "string" &&
    isListOf(history, isEpoch) &&
    Array.isArray(history) &&
    history.length === value.epoch &&
    isListOf(generators, (state) => isListOf(state, isNumber)) &&
    (best === undefined || isBest(best))
  );
}

function isEpoch(value: unknown): boolean {
  const names = ["epoch", "trainLoss", "meanGradientNorm"];
  return isObject(value) && names.every((name) => isNumber(value[name]));
}

function isBest(value: unknown): boolean {
  return isObject(value) && isCount(value.epoch) && isNumber(value.score);
}

function isListOf(value: unknown, fits: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(fits);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isNumber(value: unknown): boolean {
  return typeof value === "number" && Number.isFinite(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
