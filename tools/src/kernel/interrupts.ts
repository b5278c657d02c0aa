import { type InterruptWatchdog, shared, startInterruptWatchdog } from "./interrupt-watchdog";
import { loopCheckName } from "./loop-checks";
import type { RunningCells } from "./running-cells";

/** Thrown inside a stopped cell. Its message is the one that Node gives to a stopped script. */
class CellInterrupted extends Error {
  override name = "Interrupted";

  constructor() {
    super("Script execution was interrupted by `SIGINT`");
  }
}

/** A signal that arrives this soon after a stuck loop was stopped is the one that stopped it. */
const sameInterruptMs = 100;
/** Some cell has been stopped, so each loop has to look whether it is one of that cell's. */
const loopsLook = -1;

/**
 * Ties interrupts to cells. What runs before a cell's first `await` is stopped by Node itself;
 * the rest by one of three, in this order:
 * the signal's handler (the event loop turns), the check in each loop (it does not turn, but the
 * loop is in a cell), and termination (the loop is in a package).
 */
export class Interrupts {
  readonly #watchdog: InterruptWatchdog;
  #stoppedAt = 0;

  constructor(private readonly cells: RunningCells) {
    this.#watchdog = startInterruptWatchdog(() => this.#terminated());
    process.on("SIGINT", () => this.#signalled());
    const { numbers } = this.#watchdog;
    const check = (): void => {
      // Each turn of each loop comes here: one read, and everything else only after an interrupt.
      if (numbers[shared.stop] !== 0) {
        this.#checkLoop();
      }
    };
    Object.defineProperty(globalThis, loopCheckName, { value: check });
  }

  cellStarted(): void {
    this.#watchdog.setRunning(this.cells.runningSerial);
  }

  cellEnded(): void {
    this.#watchdog.setRunning(0);
    this.#watchdog.beat();
  }

  #signalled(): void {
    this.#watchdog.beat();
    if (Date.now() - this.#stoppedAt > sameInterruptMs) {
      this.cells.cancel();
      Atomics.store(this.#watchdog.numbers, shared.stop, loopsLook);
    }
  }

  #checkLoop(): void {
    const { numbers } = this.#watchdog;
    const stop = Atomics.load(numbers, shared.stop);
    if (stop > 0) {
      Atomics.compareExchange(numbers, shared.stop, stop, loopsLook);
      if (stop === this.cells.runningSerial) {
        this.#stoppedAt = Date.now();
        this.cells.cancel();
      }
    }
    if (this.cells.owner?.isCancelled === true) {
      throw new CellInterrupted();
    }
  }

  #terminated(): void {
    this.cells.ownership.reset();
    // tslab's own handler ends the cell.
    process.emit("SIGINT", "SIGINT");
  }
}

/** Keeps tslab from reporting, as an error that nobody caught, that a loop was stopped. */
export function ignoreStoppedLoops(): void {
  for (const event of ["uncaughtException", "unhandledRejection"] as const) {
    const report = process.listeners(event as "uncaughtException");
    process.removeAllListeners(event);
    process.on(event, (error: unknown, ...rest: unknown[]) => {
      if (!(error instanceof CellInterrupted)) {
        for (const listener of report) {
          Reflect.apply(listener, process, [error, ...rest]);
        }
      }
    });
  }
}
