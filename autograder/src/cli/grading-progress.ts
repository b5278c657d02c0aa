/** Where nobody watches, a line now and then: a log of a thousand notebooks should stay readable. */
const quietMs = 15_000;
const barCells = 24;

/** How far a batch is, told to a terminal as a bar in place, to a pipe as a few plain lines. */
export interface GradingProgress {
  /** @param known how many of `done` were known before, and took no time */
  readonly show: (done: number, total: number, known: number) => void;
  readonly clear: () => void;
}

export function gradingProgress(
  stream: Pick<NodeJS.WriteStream, "write" | "isTTY">,
  now: () => number = () => performance.now(),
): GradingProgress {
  const started = now();
  const isWatched = stream.isTTY === true;
  let lastLine = started;
  return {
    show: (done, total, known) => {
      const time = now();
      const line = progressLine({ done, total, known, ms: time - started });
      if (isWatched) {
        stream.write(`\r\u001b[K${bar(done / total)} ${line}`);
      } else if (time - lastLine >= quietMs) {
        lastLine = time;
        stream.write(`${line}\n`);
      }
    },
    clear: () => {
      if (isWatched) stream.write("\r\u001b[K");
    },
  };
}

/** `graded 37 of 200 (30 known), about 2 min 10 s left` */
export function progressLine(at: {
  readonly done: number;
  readonly total: number;
  readonly known: number;
  readonly ms: number;
}): string {
  const { done, total, known, ms } = at;
  const fresh = done - known;
  const left = fresh > 0 ? `, about ${duration((ms / fresh) * (total - done))} left` : "";
  return `graded ${done} of ${total}${known > 0 ? ` (${known} known)` : ""}${left}`;
}

function duration(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function bar(share: number): string {
  const full = Math.round(share * barCells);
  return `${"█".repeat(full)}${"░".repeat(barCells - full)}`;
}
