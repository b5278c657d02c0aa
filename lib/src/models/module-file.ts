import { readFileSync } from "node:fs";
import { DataError } from "../errors/data-error";
import type { Module } from "../layers/module";
import { decodeSafetensors, encodeSafetensors } from "./safetensors";
import { writeWholeFile } from "./whole-file";

/**
 * Nothing; writes a module's parameters to a safetensors file.
 *
 * The file is complete or not there: it is written beside its place and moved.
 *
 * @example
 * saveModule(model, "classifier.safetensors");
 */
export function saveModule(module: Module, path: string): void {
  writeWholeFile(path, encodeSafetensors(module.stateDict()));
}

/**
 * Nothing; sets a module's parameters to those in a safetensors file.
 *
 * @throws DataError when the file cannot be read or its names differ,
 * ShapeError when a shape does; the parameters are then as they were before
 */
export function loadModule(module: Module, path: string): void {
  module.loadStateDict(decodeSafetensors("loadModule", readBytes(path)));
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new DataError({
      where: "loadModule",
      expected: `a file at ${path}`,
      got: error instanceof Error ? error.message : String(error),
      fix: "Save the model first, or correct the path.",
    });
  }
}
