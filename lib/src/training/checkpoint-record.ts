import { DataError } from "../errors/data-error";
import type { SafetensorsMetadata } from "../models/safetensors";
import type { RandomState } from "../random/seeded-random";
import type { BestEpoch, RunState } from "./fit-options";

/** What must be the same for a run to go on as it began. */
export interface RunSettings {
  readonly seed: number;
  readonly numBatches: number;
  readonly batchesPerStep: number;
}

/** What a checkpoint says besides its numbers. */
export interface CheckpointRecord extends RunSettings, Omit<RunState, "best"> {
  best?: Omit<BestEpoch, "parameters"> | undefined;
  generators: RandomState[];
}

const recordName = "attending.run";

/** The record as text for a safetensors file; JSON keeps every bit of it. */
export function formatRecord(record: CheckpointRecord): SafetensorsMetadata {
  return { [recordName]: JSON.stringify(record) };
}

/**
 * The record in a file's metadata.
 *
 * @throws DataError when it is not there or not of a run
 */
export function parseRecord(
  where: string,
  metadata: SafetensorsMetadata,
): CheckpointRecord {
  const record = parseJson(metadata[recordName]);
  if (isRecord(record)) return record;
  throw new DataError({
    where,
    expected: "a checkpoint that fit wrote",
    got: "a file without the record of a run",
    fix: "Load a model alone with loadModule, or choose another folder.",
  });
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
  const numbers = ["seed", "numBatches", "batchesPerStep", "epoch", "step"];
  return (
    numbers.every((name) => typeof value[name] === "number") &&
    isListOf(value.history, isEpoch) &&
    isListOf(value.generators, (state) => isListOf(state, isNumber)) &&
    (value.best === undefined || isBest(value.best))
  );
}

function isEpoch(value: unknown): boolean {
  const names = ["epoch", "trainLoss", "meanGradientNorm"];
  return isObject(value) && names.every((name) => isNumber(value[name]));
}

function isBest(value: unknown): boolean {
  return isObject(value) && isNumber(value.epoch) && isNumber(value.score);
}

function isListOf(value: unknown, fits: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(fits);
}

function isNumber(value: unknown): boolean {
  return typeof value === "number";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
