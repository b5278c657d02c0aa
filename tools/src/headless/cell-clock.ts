/** What can be done about a cell that takes too long. */
interface Stoppable {
  interrupt(): void;
  kill(): void;
}

/** Time that an interrupted cell has before its process is killed. */
const graceMs = 3000;
/** Time for loading the compiler, and for closing it; many can start at once. */
const housekeepingMs = 120_000;

/** Stops a cell at its time limit: first asked, then killed with its process. */
export class CellClock {
  #timer: NodeJS.Timeout | undefined;
  #tooLong = false;

  constructor(
    readonly limitMs: number,
    private readonly kernel: Stoppable,
  ) {
    this.#killIn(housekeepingMs);
  }

  startCell(): void {
    this.stop();
    this.#tooLong = false;
    this.#timer = setTimeout(() => {
      this.#tooLong = true;
      this.kernel.interrupt();
      this.#killIn(graceMs);
    }, this.limitMs);
  }

  /** @returns whether the cell had run into its limit */
  endCell(): boolean {
    this.#killIn(housekeepingMs);
    return this.#tooLong;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #killIn(delayMs: number): void {
    this.stop();
    this.#timer = setTimeout(() => this.kernel.kill(), delayMs);
  }
}
