import type { ProgressReporter } from "@attending/lib";

/** Progress for a log that nobody watches: a line each minute. */
export class ProgressLines implements ProgressReporter {
  private last = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly say: (line: string) => void,
    private readonly now: () => number = Date.now,
    private readonly everyMs = 60_000,
  ) {}

  update(done: number, note = ""): void {
    const now = this.now();
    if (now - this.last < this.everyMs) return;
    this.last = now;
    this.say(`step ${done} · ${note}`);
  }

  finish(note?: string): void {
    if (note) this.say(note);
  }
}
