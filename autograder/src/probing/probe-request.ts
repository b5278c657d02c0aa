import type { Data } from "../data/data";
import type { CompiledCell } from "../slicing/protocol";
import { isRecord, ReplyError } from "./probe-reply";

/** A cell as the slicer compiled it. Stack frames say `cell-N:line:column`. */
export type ProbedCell = Pick<CompiledCell, "cell" | "js" | "async">;

/** What a probe process is asked. Types, not interfaces, so that they are data. */
export type ProbeRequest = {
  /** In the order of the notebook. */
  readonly cells: readonly ProbedCell[];
  /** Names to take out of the notebook for the probe. */
  readonly symbols: readonly string[];
  /** From the exercise's draw. */
  readonly inputs: Data;
  /** Small inputs of the exercise's ladder, to be tried after the probe. None in a marked run. */
  readonly rungs?: readonly Data[];
};

/** Read inside the sandbox, before foreign code runs. What it is given comes from the supervisor. */
export function readProbeRequest(data: Data | undefined): ProbeRequest {
  if (!isRecord(data)) throw new ReplyError("request: expected an object");
  const { cells, symbols, inputs, rungs = [] } = data as ProbeRequest;
  if (!Array.isArray(cells) || !Array.isArray(symbols) || !Array.isArray(rungs)) {
    throw new ReplyError("request: expected cells, symbols and rungs");
  }
  return { cells, symbols, inputs, rungs };
}
