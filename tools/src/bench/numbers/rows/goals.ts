/** A limit to a number that is measured. */
export interface Limit {
  /** `ratio`: our median time by PyTorch's. */
  readonly of: "ratio" | "seconds" | "tensors";
  readonly sign: "≤" | "<";
  readonly value: number;
}

/** What a row must reach, and what it aims at. */
export interface Goal {
  readonly must: Limit;
  readonly aim: Limit;
}

const atMost = (value: number, of: Limit["of"] = "ratio"): Limit => ({ of, sign: "≤", value });
const below = (value: number, of: Limit["of"] = "ratio"): Limit => ({ of, sign: "<", value });

/** By the ids of rows; a row that is not here is measured without a verdict. */
export const goals: Readonly<Record<string, Goal>> = {
  "note-training": { must: atMost(1.2), aim: below(0.9) },
  "note-inference": { must: atMost(2), aim: atMost(1) },
  "integrated-gradients": { must: atMost(1.2), aim: below(1) },
  "encoder-6x384-training": { must: atMost(1.2), aim: below(1) },
  "encoder-6x384-inference-16x128": { must: atMost(1.2), aim: below(1) },
  "encoder-6x384-inference-1x128": { must: atMost(1), aim: below(0.8) },
  "encoder-6x384-inference-1x512": { must: atMost(1), aim: below(0.8) },
  "encoder-12x768-inference-1x512": { must: atMost(1.2), aim: below(1) },
  growth: { must: atMost(0, "tensors"), aim: atMost(0, "tensors") },
  "cold-start": { must: below(1.5, "seconds"), aim: below(0.8, "seconds") },
};
