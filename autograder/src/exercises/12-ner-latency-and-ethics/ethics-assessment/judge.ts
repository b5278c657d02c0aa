import type { Judge, Observation, Verdict } from "../../exercise";
import { exact, float32 } from "../../judging/tolerances";
import { sameAlong } from "../../judging/values-along";
import { all } from "../../judging/verdict";
import type { Inputs } from "./draw";

type Seen = { readonly observed: Observation; readonly reference: Observation };
type Experiment = "plain" | "unmeasured" | "lenient";
type Ask = () => Verdict;

export const judge: Judge<Inputs> = (seen) => {
  const highest = "The highest probability of each word of test, at temperature 1.";
  const divided = "softmax(logits, temperature): the logits over the temperature.";
  const entities =
    "Which entities were found: type and words, not their places, and not their number.";
  return {
    pairs: all(
      ...along(seen, "plain", "biasResults", ["dimension", "numPairs"], "Each dimension once."),
      ...along(seen, "plain", "biasResults", ["numDifferent"], entities),
    ),
    interval: all(
      ...along(
        seen,
        "plain",
        "biasResults",
        ["rate", "low", "high"],
        "wilsonInterval(numDifferent, numPairs), of the dimension's own pairs.",
      ),
    ),
    temperature: all(
      ...ofBoth((words) =>
        one(
          seen,
          ["calibration", words, "temperature"],
          "fitTemperature of the words of validation: test is to be judged, not to be fitted.",
        ),
      ),
    ),
    before: all(...ofBoth((words) => diagram(seen, words, "before", highest)).flat()),
    after: all(...ofBoth((words) => diagram(seen, words, "after", divided)).flat()),
    severities: all(
      ...["critical", "moderate", "minor"].map((field) =>
        one(seen, ["severityDistribution", field], "errorSeverities of gold and predicted tags."),
      ),
    ),
    measures: all(
      ...along(seen, "plain", "recommendation.checks", ["measure"], "What it was given."),
      ...along(
        seen,
        "plain",
        "recommendation.checks",
        ["value"],
        "Strict F1, micro and of the worst type; the ECE of entityWords after scaling.",
      ),
    ),
    decision: all(
      ...(["plain", "unmeasured", "lenient"] as const).flatMap((experiment) => [
        ...along(
          seen,
          experiment,
          "recommendation.checks",
          ["limit", "verdict"],
          "By the thresholds given, and `measured` handed on.",
        ),
        one(seen, ["recommendation", "decision"], "As recommendDeployment says.", experiment),
      ]),
    ),
  };
};

function one(
  seen: Seen,
  path: readonly string[],
  cause: string,
  experiment: Experiment = "plain",
): Ask {
  return () => sameAlong(seen, { experiment, path, tolerance: float32, cause });
}

/** Fields of the records of a list, whose place is written with dots. */
const along = (
  seen: Seen,
  experiment: Experiment,
  list: string,
  fields: readonly string[],
  cause: string,
): Ask[] =>
  fields.map(
    (field) => () =>
      sameAlong(seen, {
        ...{ experiment, path: [...list.split("."), "*", field], cause },
        tolerance: field.startsWith("num") ? exact : float32,
      }),
  );

const ofBoth = <T>(ask: (words: string) => T): T[] => ["allWords", "entityWords"].map(ask);

const diagram = (seen: Seen, words: string, when: string, cause: string): Ask[] => [
  one(seen, ["calibration", words, when, "bins", "*", "count"], cause),
  one(seen, ["calibration", words, when, "ece"], cause),
];
