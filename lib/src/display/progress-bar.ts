import { escapeHtml } from "./escape-html";
import { findNotebookOutput, type NotebookOutput } from "./notebook-output";

/** What a progress bar needs to know of the world; tests bring their own. */
export interface ProgressSurroundings {
  /** Milliseconds since any fixed moment. */
  nowMs: () => number;
  /** Outputs of the running kernel, if there is one. */
  output: NotebookOutput | undefined;
  /** Where the bar is written without a kernel. */
  terminal: { isTTY?: boolean; write(text: string): unknown };
}

/** What a progress bar counts. */
export interface ProgressBarOptions {
  /** How many steps there are. */
  total: number;
  /** What is being done, e.g. "epoch 3". */
  label?: string;
}

const minRedrawMs = 100; // ten times a second looks live and costs little

/**
 * A bar with the time spent and left, redrawn in place.
 *
 * In a notebook it is one output that keeps its last state; in a terminal one
 * line; in a log only the final line.
 *
 * @example
 * const progress = new ProgressBar({ total: numBatches, label: "training" });
 * for (let batch = 1; batch <= numBatches; batch++) {
 *   progress.update(batch, `loss ${loss.toFixed(3)}`);
 * }
 * progress.finish();
 */
export class ProgressBar {
  private readonly total: number;
  private readonly label: string;
  private readonly nowMs: () => number;
  private readonly startMs: number;
  private readonly draw: (state: ProgressState) => void;
  private drawnMs = Number.NEGATIVE_INFINITY;
  private done = 0;
  private note = "";
  private finished = false;

  constructor(
    { total, label = "" }: ProgressBarOptions,
    surroundings: Partial<ProgressSurroundings> = {},
  ) {
    const { nowMs = () => performance.now(), terminal = process.stdout } =
      surroundings;
    const output =
      "output" in surroundings ? surroundings.output : findNotebookOutput();
    this.total = total;
    this.label = label;
    this.nowMs = nowMs;
    this.startMs = nowMs();
    this.draw = output ? notebookDrawer(output) : terminalDrawer(terminal);
    this.redraw(this.startMs);
  }

  /**
   * Moves the bar to `done` of `total`; drawn at most ten times a second.
   *
   * @param note something to watch meanwhile, e.g. the loss; stays until changed
   */
  update(done: number, note?: string): void {
    if (this.finished) return;
    this.done = done;
    this.note = note ?? this.note;
    const now = this.nowMs();
    if (now - this.drawnMs >= minRedrawMs) this.redraw(now);
  }

  /** Draws the last state, whatever was drawn before; later calls do nothing. */
  finish(note?: string): void {
    if (this.finished) return;
    this.finished = true;
    this.note = note ?? this.note;
    this.redraw(this.nowMs());
  }

  private redraw(now: number): void {
    this.drawnMs = now;
    const { total, label, done, note, finished } = this;
    const elapsedMs = now - this.startMs;
    this.draw({ total, label, done, note, finished, elapsedMs });
  }
}

interface ProgressState {
  total: number;
  done: number;
  label: string;
  note: string;
  finished: boolean;
  elapsedMs: number;
}

function notebookDrawer(
  output: NotebookOutput,
): (state: ProgressState) => void {
  const place = output.newPlace();
  return (state) =>
    place.show({
      data: { "text/html": stateHtml(state), "text/plain": stateText(state) },
    });
}

function terminalDrawer(
  terminal: ProgressSurroundings["terminal"],
): (state: ProgressState) => void {
  return (state) => {
    if (terminal.isTTY) {
      // Back to the line's start, and erase what a longer text left behind.
      terminal.write(
        `\r\x1b[K${stateText(state)}${state.finished ? "\n" : ""}`,
      );
    } else if (state.finished) {
      terminal.write(`${stateText(state)}\n`);
    }
  };
}

function stateHtml(state: ProgressState): string {
  const style =
    "display:inline-block;padding:4px 10px;border-radius:4px;color:#1f2328;background:#f6f8fa;" +
    "font-family:system-ui,sans-serif;font-size:13px;font-variant-numeric:tabular-nums";
  const bar = `<progress value="${state.done}" max="${state.total}" style="width:240px;vertical-align:middle"></progress>`;
  const label = state.label ? `${escapeHtml(state.label)} ` : "";
  return `<div style="${style}">${label}${bar} ${escapeHtml(describeState(state))}</div>`;
}

function stateText(state: ProgressState): string {
  const label = state.label ? `${state.label}: ` : "";
  return `${label}${describeState(state)}`;
}

function describeState(state: ProgressState): string {
  const { done, total, elapsedMs, finished, note } = state;
  const parts = [`${done} of ${total}`, formatDuration(elapsedMs)];
  if (!finished && done > 0 && done < total) {
    const leftMs = (elapsedMs / done) * (total - done);
    parts.push(`${formatDuration(leftMs)} left`);
  }
  if (note) parts.push(note);
  return parts.join(" · ");
}

/** "4.2 s", "1:05 min", "2:03:09 h" */
function formatDuration(durationMs: number): string {
  const seconds = Math.max(0, durationMs / 1000);
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  const pair = (value: number): string => String(value).padStart(2, "0");
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}:${pair(whole % 60)} min`;
  return `${Math.floor(minutes / 60)}:${pair(minutes % 60)}:${pair(whole % 60)} h`;
}
