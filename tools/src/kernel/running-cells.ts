import { AsyncLocalStorage } from "node:async_hooks";
import type { OutputStream } from "./output-stream";
import type { WriteDisplayData } from "./tslab-modules";

/** Where one cell's outputs go. */
export interface CellOutputs {
  stdout: OutputStream;
  stderr: OutputStream;
  display: WriteDisplayData;
}

/**
 * One run of one cell. All that it starts (timers, promises, callbacks) still belongs to it after
 * it has ended, so that late outputs go to the right cell, and a stopped cell stays silent.
 */
export class RunningCell {
  #cancelled = false;

  constructor(
    readonly name: string,
    private readonly outputs: CellOutputs,
  ) {}

  get isCancelled(): boolean {
    return this.#cancelled;
  }

  /** From now on the cell writes nothing, and none of its timers fires. */
  cancel(): void {
    this.flush();
    this.#cancelled = true;
  }

  write(stream: "stdout" | "stderr", data: string | Uint8Array): void {
    if (!this.#cancelled) {
      this.outputs[stream].write(data);
    }
  }

  display(data: Record<string, unknown>, update: boolean): void {
    if (!this.#cancelled) {
      this.flush();
      this.outputs.display(data, update);
    }
  }

  /** Sends what has been written so far: before anything whose place among the outputs counts. */
  flush(): void {
    this.outputs.stdout.flush();
    this.outputs.stderr.flush();
  }
}

/** Which cell the code that runs right now belongs to. */
export class RunningCells {
  readonly #owner = new AsyncLocalStorage<RunningCell>();
  readonly #background = new Set<WeakRef<RunningCell>>();
  #running: RunningCell | undefined;
  #latest: RunningCell | undefined;

  /** The cell whose code is running, be it called from a timer long after the cell has ended. */
  get owner(): RunningCell | undefined {
    return this.#owner.getStore();
  }

  /** The cell that output of unknown origin goes to. */
  get latest(): RunningCell | undefined {
    return this.#latest;
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** Runs a cell's code as that cell's. */
  async run<Result>(cell: RunningCell, execute: () => Promise<Result>): Promise<Result> {
    this.#running = cell;
    this.#latest = cell;
    try {
      return await this.#owner.run(cell, execute);
    } finally {
      this.#running = undefined;
      this.#background.add(new WeakRef(cell));
    }
  }

  /** Stops the running cell or, when none runs, all that earlier cells have left running. */
  cancel(): void {
    if (this.#running !== undefined) {
      this.#running.cancel();
      return;
    }
    for (const cell of this.#background) {
      cell.deref()?.cancel();
    }
    this.#background.clear();
  }
}
