import type { Observation, Verdict } from "../exercise";
import { sameAsReference } from "./close-to";
import { attempted } from "./reading";
import { deepFloat32 } from "./tolerances";
import { all, failed, passed } from "./verdict";

type Seen = { readonly observed: Observation; readonly reference: Observation };

/** Passes when the attributions of an experiment are the reference's. */
export function sameAttributions(
  seen: Seen,
  experiment: string,
  axes: readonly string[],
  cause: string,
): Verdict {
  return sameAsReference(seen, [experiment, "attributions"], {
    ...{ what: "the attributions", axes, cause },
    tolerance: deepFloat32,
  });
}

/** The same of a list of attributions, one tensor for each input. */
export function sameAttributionsOfEach(
  seen: Seen,
  experiment: string,
  axes: readonly string[],
  cause: string,
): Verdict {
  return all(
    ...["first", "second"].map(
      (place) => () =>
        sameAsReference(seen, [experiment, "attributions", place], {
          ...{ what: `the attributions of the ${place} input`, axes, cause },
          tolerance: deepFloat32,
        }),
    ),
  );
}

/** Passes when an experiment threw, as the reference did; a stub's TODO is no refusal. */
export function refused({ observed }: Seen, experiment: string, message: string): Verdict {
  const attempt = attempted(observed, experiment);
  if (!Object.hasOwn(observed, experiment) || !("failure" in attempt)) {
    return failed(message, "an error", "no error");
  }
  return passed;
}
