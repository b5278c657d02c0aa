import type { Observation, Verdict } from "../exercise";
import { attempted, kindOf } from "./reading";
import { agree, deepFloat32 } from "./tolerances";
import { failed, judged, passed } from "./verdict";

type Seen = { readonly observed: Observation; readonly reference: Observation };

/**
 * Whether the probe's own model, in training mode, gives what it gives beside the reference: else the
 * model was changed rather than put into `eval()` mode. It stands under `intact`, as a number.
 */
export function stillIntact({ observed, reference }: Seen): Verdict {
  const expected = reference.intact;
  if (expected === undefined || !("returned" in expected)) {
    throw new Error("reference: expected what the model gives in training mode.");
  }
  return judged(attempted(observed, "intact"), (got) => {
    const isSame =
      typeof got === "number" &&
      typeof expected.returned === "number" &&
      agree(got, expected.returned, deepFloat32);
    if (isSame) return passed;
    const message = "The model itself was changed: ask it in its evaluation mode instead.";
    return failed(
      message,
      String(expected.returned),
      typeof got === "number" ? String(got) : kindOf(got),
    );
  });
}

/** Whether the very model that was asked can still be put into training mode. It stands under `trainable`. */
export function stillTrainable({ observed }: Seen): Verdict {
  return judged(attempted(observed, "trainable"), (trainable) =>
    trainable === true
      ? passed
      : failed("The model can no longer be trained: ask it in its evaluation mode instead."),
  );
}
