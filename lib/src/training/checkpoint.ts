import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DataError } from "../errors/data-error";
import { TrainingError } from "../errors/training-error";
import type { Module } from "../layers/module";
import type { StateDict } from "../layers/state-dict";
import {
  decodeSafetensors,
  decodeSafetensorsMetadata,
  encodeSafetensors,
} from "../models/safetensors";
import { writeWholeFile } from "../models/whole-file";
import type { RandomState } from "../random/seeded-random";
import {
  type CheckpointRecord,
  formatRecord,
  parseRecord,
  type RunSettings,
} from "./checkpoint-record";
import type { Optimizer, RunState } from "./fit-options";
import { readGenerators, writeGenerators } from "./held-generators";

/** What a run consists of besides how far it has come. */
export interface RunParts {
  readonly model: Module;
  readonly optimizer: Optimizer;
  readonly settings: RunSettings;
}

/** The file that a run goes on from. */
export function latestPath(folder: string): string {
  return join(folder, "latest.safetensors");
}

/**
 * Nothing; writes `best.safetensors` when the last epoch is the best, and
 * `latest.safetensors`, each whole or not at all.
 *
 * Best goes first: a run cut short between the two repeats its last epoch and
 * writes the same again.
 *
 * @throws TrainingError when a file cannot be written; the older ones are then
 * as they were before
 */
export function saveCheckpoint(
  folder: string,
  { model, optimizer, settings }: RunParts,
  { best, ...run }: RunState,
): void {
  if (best?.epoch === run.epoch) {
    const metadata = { epoch: `${best.epoch}`, score: `${best.score}` };
    const bytes = encodeSafetensors(best.parameters, metadata);
    write(join(folder, "best.safetensors"), bytes, run.epoch);
  }
  const state = {
    ...prefixed("model.", model.stateDict()),
    ...prefixed("optimizer.", optimizer.stateDict()),
    ...prefixed("best.", best?.parameters ?? {}),
  };
  const record = formatRecord({
    ...settings,
    ...run,
    best: best && { epoch: best.epoch, score: best.score },
    generators: readGenerators(model),
  });
  write(latestPath(folder), encodeSafetensors(state, record), run.epoch);
}

function write(path: string, bytes: Uint8Array, epoch: number): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeWholeFile(path, bytes);
  } catch (error) {
    const refusal = new TrainingError({
      where: `fit, after epoch ${epoch}`,
      expected: `room for ${bytes.length} bytes at ${path}`,
      got: messageOf(error),
      fix: `Make room, and resume: latest.safetensors is as after the epoch before, the model as after epoch ${epoch}.`,
    });
    refusal.cause = error;
    throw refusal;
  }
}

/**
 * How far the run in `folder` has come, its model, optimiser and generators
 * being set to where it stood; undefined when there is none.
 *
 * @throws DataError when the file is broken or of another run, model, optimiser
 * or version, ShapeError when a shape differs; all is then as it was before
 */
export function loadCheckpoint(
  folder: string,
  { model, optimizer, settings }: RunParts,
): RunState | undefined {
  const path = latestPath(folder);
  if (!existsSync(path)) return undefined;
  const where = `fit, resuming from ${path}`;
  const bytes = readFile(where, path);
  const state = decodeSafetensors(where, bytes);
  const record = parseRecord(where, decodeSafetensorsMetadata(where, bytes));
  requireSameRun(where, settings, record);
  const { epoch, step, history, best, generators } = record;
  requireGenerators(where, readGenerators(model), generators);
  const parameters = unprefixed("best.", state);
  const before = model.stateDict();
  try {
    // Both must fit: the best epoch's are what the caller will load at the end.
    if (best) model.loadStateDict(parameters);
    model.loadStateDict(unprefixed("model.", state));
    optimizer.loadStateDict(unprefixed("optimizer.", state));
  } catch (error) {
    model.loadStateDict(before);
    throw error;
  }
  writeGenerators(model, generators);
  return { epoch, step, history, best: best && { ...best, parameters } };
}

function readFile(where: string, path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const fix = "Correct its permissions, or choose another folder.";
    const got = messageOf(error);
    throw new DataError({ where, expected: "a file to read", got, fix });
  }
}

function requireGenerators(
  where: string,
  held: readonly RandomState[],
  saved: readonly RandomState[],
): void {
  const fits = saved.every((state, i) => state.length === held[i]?.length);
  if (saved.length === held.length && fits) return;
  throw new DataError({
    where,
    expected: `the states of the model's ${held.length} generators`,
    got: `${saved.length}`,
    fix: "Build the model with the options of the one that was saved.",
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function requireSameRun(
  where: string,
  settings: RunSettings,
  record: CheckpointRecord,
): void {
  const names = ["seed", "numBatches", "batchesPerStep", "optimizer"] as const;
  const name = names.find((key) => settings[key] !== record[key]);
  if (name === undefined) return;
  throw new DataError({
    where,
    expected: `a run with ${name} ${settings[name]}`,
    got: `one with ${record[name]}`,
    fix: "Resume with the options and data of that run, or choose another folder.",
  });
}

function prefixed(prefix: string, state: StateDict): StateDict {
  const entries = Object.entries(state);
  return Object.fromEntries(
    entries.map(([name, entry]) => [prefix + name, entry]),
  );
}

function unprefixed(prefix: string, state: StateDict): StateDict {
  const entries = Object.entries(state);
  return Object.fromEntries(
    entries
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, entry]) => [name.slice(prefix.length), entry]),
  );
}
