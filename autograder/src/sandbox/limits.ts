export interface SandboxLimits {
  /** Seconds of processor time. Judged by this, so that a busy machine harms nobody. */
  readonly cpuSeconds: number;
  /** For what waits and never computes. */
  readonly wallMs: number;
  /** The data segment: heap, buffers, shared memory and wasm together. */
  readonly dataBytes: number;
  readonly heapMegabytes: number;
  /** On the reply descriptor. */
  readonly replyBytes: number;
  readonly stderrBytes: number;
}

export const sandboxLimits: SandboxLimits = {
  cpuSeconds: 10,
  wallMs: 60_000,
  dataBytes: 1.5 * 1024 ** 3,
  heapMegabytes: 768,
  replyBytes: 16 * 1024 * 1024,
  stderrBytes: 64 * 1024,
};

/** Why the supervisor (or the kernel, on its behalf) ended a process. */
export type KillReason = "wall" | "cpu" | "memory" | "output" | "stderr";
