import type { OutputStream } from "./output-stream";
import { Ownership } from "./ownership";
import type { WriteDisplayData } from "./tslab-modules";

/** Where one cell's outputs go. */
export interface CellOutputs {
  stdout: OutputStream;
  stderr: OutputStream;
  display: WriteDisplayData;
}

/**
 * One run of one cell. All that it starts (timers, promises) still belongs to it after it has
 * ended, so that late outputs go to the right cell, and a stopped cell stays silent.
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

  /** From now on the cell writes nothing, its loops end, and none of its timers fires. */
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

/** Which cell runs, and which cell the code that runs right now belongs to. */
export class RunningCells {
  readonly ownership = new Ownership<RunningCell>();
  #ended = new Set<WeakRef<RunningCell>>();
  #running: RunningCell | undefined;
  #latest: RunningCell | undefined;
  #serial = 0;

  /** The cell whose code is running, even if it has ended long since; `undefined` if unknown. */
  get owner(): RunningCell | undefined {
    return this.ownership.current;
  }

  /** The cell that output goes to: its owner's or, where that is unknown, the latest one. */
  get outputCell(): RunningCell | undefined {
    return this.owner ?? this.#latest;
  }

  /** A number that no other run has, or 0 while no cell runs. */
  get runningSerial(): number {
    return this.#running === undefined ? 0 : this.#serial;
  }

  /** Runs a cell's code as that cell's. */
  async run<Result>(cell: RunningCell, execute: () => Promise<Result>): Promise<Result> {
    this.#serial++;
    this.#running = cell;
    this.#latest = cell;
    try {
      return await this.ownership.run(cell, execute);
    } finally {
      this.#running = undefined;
      this.#ended.add(new WeakRef(cell));
    }
  }

  /** Stops the running cell or, when none runs, all that earlier cells have left running. */
  cancel(): void {
    if (this.#running !== undefined) {
      this.#running.cancel();
      return;
    }
    for (const cell of this.#ended) {
      cell.deref()?.cancel();
    }
    this.#ended = new Set();
  }
}
