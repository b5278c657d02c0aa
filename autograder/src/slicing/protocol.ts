import type { NotebookProblemReason } from "../notebook/notebook";
import type { RecognisedNotebook } from "../notebook/recognised-notebook";
import type { FoundThought } from "../notebook/thought-answers";

/**
 * JavaScript of (a part of) one cell: the body of a function of `exports` and `require`.
 *
 * The cells of a slice are run in order over one table of names, as tslab runs them: a name that the
 * cell does not declare is looked up in the table each time, then among the globals; each value that
 * the cell gives to a property of `exports` is copied to the table at once. Named imports are given by
 * `Object.defineProperty(exports, name, { get })`, whose value counts as given when it is defined.
 * The code is not strict. A cell that throws is left; the next one runs.
 */
export interface CompiledCell {
  /** Place among all cells of the notebook, from 1. Two compiled cells may come from one cell. */
  readonly cell: number;
  readonly js: string;
  /** Whether it awaits at its top level, and must be wrapped in an async function. */
  readonly async: boolean;
  /** For each line of `js`, the line of the cell from 1; 0 where no line of the cell stands behind it. */
  readonly lines: readonly number[];
}

/** A cell that cannot be compiled. It is left out, as the kernel leaves it out. */
export interface CellProblem {
  readonly cell: number;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type AnswerStatus = "found" | "missing" | "not-attempted";

/** What there is of one exercise's symbol in a notebook. */
export interface Slice {
  readonly exercise: string;
  readonly symbol: string;
  readonly status: AnswerStatus;
  /** The cell whose declaration counts; 0 when there is none. */
  readonly declaredIn: number;
  /** Whether the declaration says the same as the reference, comments aside. */
  readonly matchesReference: boolean;
  /** Whether all cells up to the declaration are run, since parts cannot be told apart. */
  readonly whole: boolean;
  /** For the learner, with cell numbers: what was run besides declarations, what is ambiguous. */
  readonly notes: readonly string[];
  readonly cells: readonly CompiledCell[];
}

/** A symbol to be found and cut out. */
export interface SlicedSymbol {
  readonly exercise: string;
  readonly symbol: string;
  /** The declaration as it was handed out; an equal one counts as not attempted. */
  readonly stub?: string | undefined;
  /** The declaration as the course wrote it. */
  readonly reference?: string | undefined;
}

/** One way to run an exercise's answer. */
export interface SliceVariant {
  readonly name: string;
  /** Names that the probe supplies: the learner's own declarations of them are taken out. */
  readonly injected: readonly string[];
  /** Whether to run all cells up to the declaration: for a slice that could not stand alone. */
  readonly whole: boolean;
}

export interface CompileExercise {
  readonly id: string;
  /** The notebook it belongs to: `02-self-attention`. */
  readonly notebook: string;
  readonly symbol: string;
  readonly stub: string;
  readonly reference: string;
  readonly variants: readonly SliceVariant[];
}

export interface CompileRequest {
  /** The submission's file name, without its folders. */
  readonly fileName: string;
  readonly notebook: Uint8Array;
  /** The exercises of all notebooks; those of the recognised one are sliced. */
  readonly exercises: readonly CompileExercise[];
}

export type CompileReply = CompiledSubmission | RefusedSubmission;

export interface RefusedSubmission {
  readonly kind: "refused";
  readonly reason: NotebookProblemReason | "compiler";
  readonly message: string;
}

export interface CompiledSubmission {
  readonly kind: "compiled";
  readonly notebook: string;
  readonly recognisedBy: RecognisedNotebook["by"];
  /** Of all cells, whatever exercise they belong to. */
  readonly problems: readonly CellProblem[];
  readonly answers: readonly CompiledAnswer[];
  readonly fingerprints: readonly AnswerFingerprint[];
  readonly thoughts: readonly FoundThought[];
}

/** What one exercise's answer says, whatever its names: to be compared with other learners'. */
export interface AnswerFingerprint {
  readonly exercise: string;
  /** 64 hexadecimal digits; empty where there is nothing to compare. */
  readonly hash: string;
  /** Whether the course's own answer says the same. */
  readonly isReference: boolean;
}

/** One exercise in one variant. */
export interface CompiledAnswer extends Slice {
  readonly variant: string;
}
