import type { SubmissionResult } from "../report/result";

/** A line that counts submissions and says the time left, in place; nothing where nobody watches. */
export function gradingProgress(stream: NodeJS.WriteStream): {
  readonly show: (result: SubmissionResult, done: number, total: number) => void;
  readonly clear: () => void;
} {
  const started = performance.now();
  const isWatched = stream.isTTY === true;
  const clear = () => {
    if (isWatched) stream.write("\r\u001b[K");
  };
  return {
    show: (_result, done, total) => {
      if (!isWatched) return;
      const secondsLeft = ((performance.now() - started) / done / 1000) * (total - done);
      stream.write(`\r\u001b[Kgraded ${done} of ${total}, about ${Math.ceil(secondsLeft)} s left`);
    },
    clear,
  };
}
