import type { Data } from "../data/data";
import { isRecord, ReplyError } from "./probe-reply";

/** A cell of a learner's notebook as CommonJS text. */
export type CompiledCell = {
  /** Its place among the code cells, from 1. Stack frames say `cell-N:line:column`. */
  readonly cell: number;
  readonly js: string;
  /** Whether it awaits at its top level. */
  readonly async: boolean;
};

/** A cell that begins with `@module name`: reachable only by `require("./name")`. */
export type CompiledModule = CompiledCell & { readonly name: string };

/** What a probe process is asked. Types, not interfaces, so that they are data. */
export type ProbeRequest = {
  /** In the order of the notebook. */
  readonly cells: readonly CompiledCell[];
  readonly modules: readonly CompiledModule[];
  /** Names to take out of the notebook for the probe. */
  readonly symbols: readonly string[];
  /** From the exercise's draw. */
  readonly inputs: Data;
};

/** Read inside the sandbox, before foreign code runs. What it is given comes from the supervisor. */
export function readProbeRequest(data: Data | undefined): ProbeRequest {
  if (!isRecord(data)) throw new ReplyError("request: expected an object");
  const { cells, modules, symbols, inputs } = data as ProbeRequest;
  if (!Array.isArray(cells) || !Array.isArray(modules) || !Array.isArray(symbols)) {
    throw new ReplyError("request: expected cells, modules and symbols");
  }
  return { cells, modules, symbols, inputs };
}
