import type { Observation, Verdict } from "../exercise";
import { attempted, fieldOf, kindOf } from "./reading";
import { failed, judged, passed, within } from "./verdict";

/** Advice on the experiment `leaks`. Counted beside the learner's code, so it is worth no points. */
export function judgeLeaks(observed: Observation): Verdict {
  const count = within(attempted(observed, "leaks"), (data) => fieldOf(data, "leaked"));
  return judged(count, (leaked) => {
    if (typeof leaked !== "number")
      return failed("No count came back.", "a number", kindOf(leaked));
    if (leaked <= 0) return passed;
    const message = "Tensors are left behind at each call. Wrap the body in tf.tidy.";
    return failed(message, "0", String(leaked));
  });
}
