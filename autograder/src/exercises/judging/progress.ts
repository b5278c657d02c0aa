import type { Observation, Verdict } from "../exercise";
import { asList, attempted, fieldOf } from "./reading";
import { failed, judged, passed, within } from "./verdict";

/** What a run should have told its `progress`: so many units of work, one by one, and then the end. */
interface Telling {
  readonly experiment: string;
  readonly count: number;
  /** What is counted: `steps`. */
  readonly units: string;
}

export function judgeProgress(
  observed: Observation,
  { experiment, count, units }: Telling,
): Verdict {
  const told = within(attempted(observed, experiment), (data) =>
    within(fieldOf(data, "told"), (events) => asList(events, "what `progress` was told")),
  );
  return judged(told, (events) => {
    const counts = events.filter((event) => event !== "finish");
    const wrong = counts.findIndex((event, i) => event !== i + 1);
    if (wrong >= 0) {
      const message = `\`progress.update\` is to be told how many ${units} there have been in the whole run, once after each.`;
      return failed(message, `${wrong + 1} at call ${wrong + 1}`, String(counts[wrong]));
    }
    if (counts.length !== count) {
      const message = `\`progress.update\` is to be called once after each of the ${units}.`;
      return failed(message, `${count} calls`, `${counts.length} calls`);
    }
    if (events.length === count + 1 && events[count] === "finish") return passed;
    const ends = events.length - count;
    const got = ends === 1 ? "before the end" : `${ends} calls`;
    return failed("`progress.finish` is to be called once, at the end.", "1 call", got);
  });
}
