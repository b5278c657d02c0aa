import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DataError } from "../errors/data-error";
import type { Module } from "../layers/module";
import type { StateDict } from "../layers/state-dict";
import {
  decodeSafetensors,
  decodeSafetensorsMetadata,
  encodeSafetensors,
} from "../models/safetensors";
import { writeWholeFile } from "../models/whole-file";
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
 */
export function saveCheckpoint(
  folder: string,
  { model, optimizer, settings }: RunParts,
  { best, ...run }: RunState,
): void {
  mkdirSync(folder, { recursive: true });
  if (best?.epoch === run.epoch) {
    const metadata = { epoch: `${best.epoch}`, score: `${best.score}` };
    const bytes = encodeSafetensors(best.parameters, metadata);
    writeWholeFile(join(folder, "best.safetensors"), bytes);
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
  writeWholeFile(latestPath(folder), encodeSafetensors(state, record));
}

/**
 * How far the run in `folder` has come, its model, optimiser and generators
 * being set to where it stood; undefined when there is none.
 *
 * @throws DataError when the file is broken or of another run or model,
 * ShapeError when a shape differs
 */
export function loadCheckpoint(
  folder: string,
  { model, optimizer, settings }: RunParts,
): RunState | undefined {
  const path = latestPath(folder);
  if (!existsSync(path)) return undefined;
  const where = `fit, resuming from ${path}`;
  const bytes = readFileSync(path);
  const state = decodeSafetensors(where, bytes);
  const record = parseRecord(where, decodeSafetensorsMetadata(where, bytes));
  requireSameRun(where, settings, record);
  model.loadStateDict(unprefixed("model.", state));
  optimizer.loadStateDict(unprefixed("optimizer.", state));
  writeGenerators(model, record.generators);
  const { epoch, step, history, best } = record;
  const parameters = unprefixed("best.", state);
  return { epoch, step, history, best: best && { ...best, parameters } };
}

function requireSameRun(
  where: string,
  settings: RunSettings,
  record: CheckpointRecord,
): void {
  const names = ["seed", "numBatches", "batchesPerStep"] as const;
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
