import { type InterruptWatchdog, startInterruptWatchdog } from "./interrupt-watchdog";
import { loopCheckName } from "./loop-checks";
import type { RunningCells } from "./running-cells";

/** Thrown inside a stopped cell. Its message is the one that Node gives to a stopped script. */
export class CellInterrupted extends Error {
  override name = "Interrupted";

  constructor() {
    super("Script execution was interrupted by `SIGINT`");
  }
}

/** A signal that arrives this soon after a stuck loop was stopped is the one that stopped it. */
const sameInterruptMs = 2000;

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
    const watchdog = this.#watchdog;
    const check = (): void => {
      // The common case is two reads; everything else happens once an interrupt.
      if (watchdog.mustStop()) {
        this.#stopStuckLoop();
      }
      if (cells.owner?.isCancelled === true) {
        throw new CellInterrupted();
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
    }
  }

  #stopStuckLoop(): void {
    if (this.#watchdog.takeStop() === this.cells.runningSerial) {
      this.#stoppedAt = Date.now();
      this.cells.cancel();
    }
  }

  #terminated(): void {
    this.cells.ownership.reset();
    // tslab's own handler ends the cell.
    process.emit("SIGINT", "SIGINT");
  }
}
