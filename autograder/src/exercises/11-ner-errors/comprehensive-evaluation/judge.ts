import type { Data } from "../../../data/data";
import type { Judge, Observation, Verdict } from "../../exercise";
import { asList, attempted, fieldOf } from "../../judging/reading";
import { sameValuesAsReference } from "../../judging/same-values";
import { float32 } from "../../judging/tolerances";
import { all, failed, judged, passed, within } from "../../judging/verdict";
import type { Inputs } from "./draw";

type Seen = {
  readonly inputs: Inputs;
  readonly observed: Observation;
  readonly reference: Observation;
};
type Path = readonly [experiment: string, ...fields: string[]];

const unsaid = "Strictly, an I- without its B- is no entity.";

export const judge: Judge<Inputs> = (seen) => ({
  overall: sames(seen, ["plain", "small"], ["overallF1"], "Of the report, it is micro.f1."),
  perType: sames(
    seen,
    ["plain", "small"],
    ["perTypeF1"],
    "The types are those of both reports together; where the model's has none, its F1 is 0.",
  ),
  improvement: all(
    ...["improvementOverBaseline", "improvementPerType"].map(
      (field) => () =>
        sames(
          seen,
          ["plain", "small", "swapped"],
          [field],
          "The model's F1 minus the baseline's: it may be below 0.",
        ),
    ),
  ),
  mode: all(
    () => same(seen, ["plain", "mode"], unsaid),
    ...["mode", "overallF1", "improvementOverBaseline"].map(
      (field) => () =>
        same(seen, ["lenient", field], "Pass `mode` on to both reports, and return their name."),
    ),
  ),
  reports: same(seen, ["plain", "reports"], "Gold first, then what was predicted."),
  confusion: all(
    ...["labels", "counts"].map(
      (field) => () =>
        sames(
          seen,
          ["plain", "small"],
          ["confusion", field],
          "As tokenConfusion has them, of gold and the model.",
        ),
    ),
  ),
  shares: sames(
    seen,
    ["plain", "small"],
    ["confusion", "shares"],
    "Each count over the sum of its row; 0 in a row without words.",
  ),
  comparison: sames(
    seen,
    ["plain", "small"],
    ["figures", "comparison"],
    "First the bars of the baseline, then those of the model; the types, and then all.",
  ),
  heatMap: same(
    seen,
    ["plain", "figures", "confusion"],
    "Its z are the shares, its x and y the labels.",
  ),
  curves: all(
    () => same(seen, ["plain", "figures", "curves"], "First the training loss, then the F1."),
    () => same(seen, ["plain", "bestEpoch"], "Of the epoch with the highest F1, its number."),
    () => same(seen, ["tied", "bestEpoch"], "Of equal epochs it is the first."),
    () => same(seen, ["untrained", "bestEpoch"], "Where there is no epoch, it is 0."),
  ),
  titles: judgeTitles(seen),
});

const same = (seen: Seen, path: Path, cause: string): Verdict =>
  sameValuesAsReference(seen, path, {
    ...{ what: `\`${path.slice(1).join(".")}\``, tolerance: float32, cause },
  });

const sames = (
  seen: Seen,
  experiments: readonly string[],
  fields: readonly string[],
  cause: string,
): Verdict =>
  all(...experiments.map((experiment) => () => same(seen, [experiment, ...fields], cause)));

/** Over no picture that is right, a title says nothing. */
function judgeTitles(seen: Seen): Verdict {
  const { inputs, observed } = seen;
  return all(
    () => somePicture(seen),
    () => judgeEachTitle(observed, "plain", inputs.caption),
    () => judgeEachTitle(observed, "lenient", ""),
  );
}

function somePicture(seen: Seen): Verdict {
  const because = "Titles are judged where a picture is right.";
  const verdicts = ["comparison", "confusion", "curves"].map((picture) =>
    same(seen, ["plain", "figures", picture], because),
  );
  return verdicts.find((verdict) => verdict.passed) ?? all(...verdicts.map((each) => () => each));
}

function judgeEachTitle(observed: Observation, experiment: string, caption: string): Verdict {
  const titles = within(attempted(observed, experiment), (result) =>
    within(fieldOf(result, "figures"), (figures) =>
      within(fieldOf(figures, "titles"), (list) => asList(list, "the titles", 3)),
    ),
  );
  return judged(titles, (list) => {
    const other = list.findIndex((title) => !endsIn(title, caption));
    if (other < 0) return passed;
    const which = ["comparison", "confusion", "curves"][other];
    return failed(
      `The title of figures.${which} does not say what it shows and end in the caption.`,
    );
  });
}

/** With words before it. */
const endsIn = (title: Data | undefined, caption: string): boolean => {
  if (typeof title !== "string" || title.includes("undefined")) return false;
  const text = title.replace(/<[^>]*>/g, " ").trim();
  return text.endsWith(caption) && text.length > caption.length;
};
