import type { Notes, WordSums } from "../../probing/word-sum-classifier";

/** Variants, and notes for each seed. */
export type Study = {
  readonly names: readonly string[];
  readonly seeds: readonly number[];
  /** The model that a variant begins with, `[variant][seed]`. */
  readonly starts: readonly (readonly WordSums[])[];
  /** One for each seed. */
  readonly train: readonly Notes[];
  /** One for each seed. */
  readonly validation: readonly Notes[];
  readonly test: Notes;
};
