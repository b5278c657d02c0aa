/** How much processor time a process took while it was not asked for anything. */
export class IdleClock {
  #cpuSeconds = 0;
  #ms = 0;
  #since: { readonly cpuSeconds: number; readonly ms: number } | undefined;

  /** @param cpuSeconds of the process so far; @param ms of the clock, when it was asked */
  asked(cpuSeconds: number, ms: number): void {
    if (this.#since === undefined) return;
    this.#cpuSeconds += cpuSeconds - this.#since.cpuSeconds;
    this.#ms += ms - this.#since.ms;
  }

  /** @param cpuSeconds of the process so far; @param ms of the clock, when it had answered */
  answered(cpuSeconds: number, ms: number): void {
    this.#since = { cpuSeconds, ms };
  }

  /** Share of one core, over all times between an answer and the next question. */
  get share(): number | undefined {
    return this.#ms > 0 ? (1000 * this.#cpuSeconds) / this.#ms : undefined;
  }
}
