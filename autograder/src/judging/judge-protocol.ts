import type { Data } from "../data/data";
import type { Observation } from "../exercises/exercise";
import type { Counterexample } from "./counterexample";
import type { Judged } from "./judge-desk";

/** What the supervisor asks of the judge worker. Learner's code never reaches that process. */
export type JudgeRequest = DrawRequest | VerdictRequest | RungsRequest | CounterexampleRequest;

export interface DrawRequest {
  readonly id: number;
  readonly kind: "draw";
  readonly exercise: string;
  /** The seed of the batch. */
  readonly seed: string;
}

export interface VerdictRequest {
  readonly id: number;
  readonly kind: "judge";
  readonly exercise: string;
  readonly seed: string;
  /** Whether to look for a known mistake. */
  readonly names: boolean;
  /** As the strict decoder read it. */
  readonly observed: Observation;
}

/** Asks for the small inputs of an exercise's ladder: they depend on no seed. */
export interface RungsRequest {
  readonly id: number;
  readonly kind: "rungs";
  readonly exercise: string;
}

/** Asks for the first rung on which an answer went wrong. */
export interface CounterexampleRequest {
  readonly id: number;
  readonly kind: "counterexample";
  readonly exercise: string;
  readonly observed: Observation;
}

/** One reply a request; `fault` is the grader's own. */
export type JudgeReply =
  | { readonly id: number; readonly inputs: Data }
  | { readonly id: number; readonly judged: Judged }
  | { readonly id: number; readonly rungs: readonly Data[] }
  | { readonly id: number; readonly counterexample: Counterexample | null }
  | { readonly id: number; readonly fault: string };
