import type { Judge } from "../../exercise";
import { refused } from "../../judging/explanations";
import { attempted } from "../../judging/reading";
import { exact } from "../../judging/tolerances";
import { sameAlong } from "../../judging/values-along";
import { all, judged, passed } from "../../judging/verdict";
import type { Inputs } from "./draw";

export const judge: Judge<Inputs> = (seen) => {
  const counts = (experiment: string, cause: string) => () =>
    all(
      ...["critical", "moderate", "minor"].map(
        (field) => () => sameAlong(seen, { experiment, path: [field], tolerance: exact, cause }),
      ),
    );
  const whole = counts(
    "all",
    "Each gold entity and each predicted one takes part in one error at most.",
  );
  const inBounds = "The same type, another start or end: one minor error.";
  return {
    missed: counts("missed", "What `pairSpans` leaves of gold: 3 of a critical type, else 2.")(),
    madeUp: counts(
      "madeUp",
      "What `pairSpans` leaves of the prediction: 3 of a critical type, else 2.",
    )(),
    boundary: all(
      counts("boundary", inBounds),
      // A single count may agree by chance.
      () =>
        sameAlong(seen, {
          ...{ experiment: "all", path: ["minor"], tolerance: exact, cause: inBounds },
        }),
    ),
    mistaken: counts(
      "mistaken",
      "Two types: 3 when either of them is critical, else 2, also in other bounds.",
    )(),
    all: all(
      whole,
      counts(
        "unopened",
        "Sentence by sentence, spansOfTags(tags): an I- without its B- opens an entity, too.",
      ),
    ),
    types: counts("types", "`criticalTypes` says which types are critical.")(),
    refused: all(
      () => judged(attempted(seen.observed, "all"), () => passed),
      ...["fewer", "shorter"].map(
        (experiment) => () =>
          refused(
            seen,
            experiment,
            "Each word needs a gold tag and a predicted one: requireTagTables.",
          ),
      ),
    ),
  };
};
