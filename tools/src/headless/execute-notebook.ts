import { CellClock } from "./cell-clock";
import type { EndEvent, Failure, KernelEvent, RunRequest } from "./kernel-events";
import { type KernelExit, KernelHost } from "./kernel-host";
import { joinLines, mayFail, type NotebookJson } from "./notebook-json";
import { OutputRecorder } from "./output-recorder";

export interface ExecuteOptions {
  /** The notebook's folder: relative imports and packages are looked up from here. */
  cwd: string;
  /** Time that one cell may take. @default 60_000 */
  cellTimeoutMs?: number;
  /** Run the cells after a failed one too. @default false */
  keepGoing?: boolean;
  /** Check types as strictly as the course kernel; plain tslab does not. @default false */
  strict?: boolean;
  /** Added to this process's environment variables; `undefined` removes one. */
  env?: Readonly<Record<string, string | undefined>>;
  /** Called after each cell. */
  onCell?: (report: CellReport) => void;
}

/** How one cell went. */
export interface CellReport {
  /** Place in the notebook, counted from 0. */
  index: number;
  executionCount: number;
  seconds: number;
  failure: Failure | undefined;
}

/** A cell that failed without being marked `raises-exception`. */
export interface CellFailure {
  /** Place in the notebook, counted from 0. */
  index: number;
  executionCount: number;
  ename: string;
  evalue: string;
}

export interface Execution<Notebook> {
  /** A copy of the notebook with the outputs of this run. */
  notebook: Notebook;
  failed: CellFailure[];
  seconds: number;
}

/**
 * Runs a notebook from top to bottom as tslab would, without Jupyter.
 *
 * One child process, with the notebook's folder as its own. Outputs are those that Jupyter would
 * save, but a failed cell gets a real `error` output instead of text on stderr.
 *
 * @returns the notebook with its outputs; cells that did not run have no execution count
 * @throws only if no process can be started; whatever cells do is in `failed`
 */
export function executeNotebook<Notebook extends NotebookJson>(
  notebook: Notebook,
  options: ExecuteOptions,
): Promise<Execution<Notebook>> {
  return new NotebookRun(notebook, options).run();
}

interface RunningCell {
  index: number;
  executionCount: number;
  startMs: number;
}

class NotebookRun<Notebook extends NotebookJson> {
  readonly #startMs = performance.now();
  readonly #recorder = new OutputRecorder();
  readonly #counts = new Map<number, number>();
  readonly #failed: CellFailure[] = [];
  readonly #host: KernelHost;
  readonly #clock: CellClock;
  /** The cell that outputs belong to: the running one, or else the last that ran. */
  #current: RunningCell | undefined;
  #running = false;

  constructor(
    private readonly notebook: Notebook,
    private readonly options: ExecuteOptions,
  ) {
    const { cwd, env = {}, cellTimeoutMs = 60_000 } = options;
    this.#host = new KernelHost(this.#request(), {
      cwd,
      env,
      onEvent: (event) => this.#take(event),
    });
    this.#clock = new CellClock(cellTimeoutMs, this.#host);
  }

  async run(): Promise<Execution<Notebook>> {
    try {
      this.#endRun(await this.#host.exited);
    } finally {
      this.#clock.stop();
    }
    const seconds = (performance.now() - this.#startMs) / 1000;
    return { notebook: this.#withOutputs(), failed: this.#failed, seconds };
  }

  #request(): RunRequest {
    const cells = this.notebook.cells
      .map((cell, index) => ({ cell, index, source: joinLines(cell.source) }))
      .filter(({ cell, source }) => cell.cell_type === "code" && source.trim() !== "")
      .map(({ cell, index, source }) => ({ index, source, mayFail: mayFail(cell) }));
    const { keepGoing = false, strict = false } = this.options;
    return { cells, keepGoing, strict };
  }

  #take(event: KernelEvent): void {
    if (event.type === "start") {
      const { index, executionCount } = event;
      this.#current = { index, executionCount, startMs: performance.now() };
      this.#running = true;
      this.#counts.set(index, executionCount);
      this.#clock.startCell();
      return;
    }
    // What is written before the first cell belongs to the first.
    const index = this.#current?.index ?? this.notebook.cells.findIndex(isCode);
    if (event.type === "stream") this.#recorder.addStream(index, event.name, event.text);
    else if (event.type === "display") this.#recorder.addDisplay(index, event);
    else this.#endCell(event);
  }

  #endCell({ failure }: Pick<EndEvent, "failure">): void {
    const cell = this.#current;
    if (cell === undefined || !this.#running) return;
    this.#running = false;
    const tooLong = this.#clock.endCell();
    const reason = failure && tooLong ? timeoutFailure(this.#clock.limitMs) : failure;
    const { index, executionCount, startMs } = cell;
    if (reason) {
      this.#recorder.addError(index, reason);
      const { ename, evalue } = reason;
      if (tooLong || !this.#mayFail(index)) {
        this.#failed.push({ index, executionCount, ename, evalue });
      }
    }
    const seconds = (performance.now() - startMs) / 1000;
    this.options.onCell?.({ index, executionCount, seconds, failure: reason });
  }

  /** A process that ended by itself, or was killed, did so in the middle of a cell. */
  #endRun(exit: KernelExit): void {
    if (this.#running) {
      this.#endCell({ failure: deathFailure(exit) });
    } else if (exit.code !== 0) {
      const { index = -1, executionCount = 0 } = this.#current ?? {};
      const { ename, evalue } = deathFailure(exit);
      this.#failed.push({ index, executionCount, ename, evalue });
    }
  }

  #mayFail(index: number): boolean {
    const cell = this.notebook.cells[index];
    return cell !== undefined && mayFail(cell);
  }

  #withOutputs(): Notebook {
    const cells = this.notebook.cells.map((cell, index) => {
      if (!isCode(cell)) return cell;
      const execution_count = this.#counts.get(index) ?? null;
      return { ...cell, execution_count, outputs: this.#recorder.outputsOf(index) };
    });
    return { ...this.notebook, cells };
  }
}

function isCode(cell: { readonly cell_type: string }): boolean {
  return cell.cell_type === "code";
}

function timeoutFailure(limitMs: number): Failure {
  return plainFailure("Timeout", `The cell ran longer than ${limitMs / 1000} s.`);
}

function deathFailure({ code, signal }: KernelExit): Failure {
  const how = signal === null ? `exit code ${code}` : `signal ${signal}`;
  return plainFailure("KernelDied", `The cell ended its process (${how}).`);
}

function plainFailure(ename: string, evalue: string): Failure {
  return { ename, evalue, traceback: [`${ename}: ${evalue}`] };
}
