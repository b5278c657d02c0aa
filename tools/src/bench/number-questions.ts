/** What the benchmark asks a process that computes on one backend. */
export type Question = "round" | { readonly steps: number };

/** How long a process took to its first step of training, from its start. */
export interface FirstStep {
  readonly firstStepSeconds: number;
}

/** The medians of one round. */
export interface Round {
  readonly trainMs: number;
  readonly inferMs: number;
}

/** What many steps of training left behind. */
export interface Growth {
  readonly tensors: number;
  readonly tensorBytes: number;
  readonly residentBytes: number;
}

export type Answer = FirstStep | Round | Growth;
