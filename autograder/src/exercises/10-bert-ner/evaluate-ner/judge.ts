import type { Data, TensorData } from "../../../data/data";
import type { Judge, Observation, Verdict } from "../../exercise";
import { type Closeness, closeTo } from "../../judging/close-to";
import { stillTrainable } from "../../judging/intact";
import { judgeLeaks } from "../../judging/leaks";
import { asNumbers } from "../../judging/number-lists";
import { asList, attempted, fieldOf } from "../../judging/reading";
import { deepFloat32, float32 } from "../../judging/tolerances";
import { all, failed, judged, passed, type Reading, within } from "../../judging/verdict";
import type { Inputs } from "./draw";

type Seen = { readonly observed: Observation; readonly reference: Observation };
type Read = (data: Data) => Reading<TensorData>;

const causes = {
  f1: 'Give entityReport gold and predicted tags of all words, and the mode "strict"; take micro.f1.',
  report: "Gold comes first, and each sentence's tags stand where the sentence stands.",
  pieces: "A word's tag is read at its first piece, where the aligned label is not -100.",
  oneBatch: "How sentences are batched changes nothing.",
  cut: "Begin with O for every word, and write a tag only where a word was read.",
  loss: "Weigh each batch's loss by the words that were read, and divide by all of these.",
  mode: "Call model.eval() first.",
  modeAfterwards: "It ends in evaluation mode, too.",
  batches:
    "Deal the sentences into batches of at most batchSize, 32 unless the caller says otherwise.",
  defaults: "maxLength is 128 unless the caller says otherwise.",
};

const scores = ["precision", "recall", "f1", "support"];
const averages = ["micro", "macro", "weighted"];

/** A number of what came back. */
const numberIn =
  (field: "f1" | "loss"): Read =>
  (data) =>
    within(fieldOf(data, field), (value) =>
      asNumbers([value], { what: `\`${field}\``, axes: ["value"] }),
    );

/** All numbers of a report: types, then averages, with their four scores each. */
const reportIn: Read = (data) =>
  within(fieldOf(data, "report"), (report) =>
    within(fieldOf(report, "perType"), (perType) =>
      within(asList(perType, "`perType` of the report"), (types) => {
        const rows: Reading<Data>[] = [
          ...types.map((type): Reading<Data> => ({ value: type })),
          ...averages.map((name) => fieldOf(report, name)),
        ];
        const numbers: Data[] = [];
        for (const row of rows) {
          for (const score of scores) {
            const value = within(row, (of) => fieldOf(of, score));
            if ("failure" in value) return value;
            numbers.push(value.value);
          }
        }
        return asNumbers(numbers, { what: "the report", axes: ["score"] });
      }),
    ),
  );

const parts: Readonly<Record<"f1" | "loss" | "report", Read>> = {
  f1: numberIn("f1"),
  loss: numberIn("loss"),
  report: reportIn,
};

export const judge: Judge<Inputs> = (seen) => ({
  f1: all(
    () => same(seen, "plain", "f1", causes.f1),
    () => same(seen, "more", "f1", causes.f1),
  ),
  report: all(
    () => same(seen, "plain", "report", causes.report),
    () => strictly(seen),
  ),
  pieces: all(
    () => same(seen, "pieced", "report", causes.pieces),
    () => same(seen, "oneBatch", "report", causes.oneBatch),
  ),
  cut: same(seen, "cut", "report", causes.cut),
  loss: all(
    () => same(seen, "plain", "loss", causes.loss),
    () => same(seen, "pieced", "loss", causes.loss),
    () => same(seen, "cut", "loss", causes.loss),
    () => same(seen, "oneBatch", "loss", causes.oneBatch),
  ),
  mode: all(
    () => same(seen, "training", "loss", causes.mode),
    () => isNot(seen, "isTrainingAfterwards", causes.modeAfterwards),
    () => stillTrainable(seen),
  ),
  defaults: all(
    () => same(seen, "defaults", "report", causes.defaults),
    () => same(seen, "defaults", "loss", causes.defaults),
    () => isNot(seen, "isThreeExceeded", causes.batches),
    () => isNot(seen, "isUsualExceeded", causes.batches),
  ),
  leaks: judgeLeaks(seen.observed),
});

function same(
  { observed, reference }: Seen,
  experiment: string,
  part: keyof typeof parts,
  cause: string,
): Verdict {
  const read = (of: Observation) => within(attempted(of, experiment), parts[part]);
  const expected = read(reference);
  if ("failure" in expected) throw new Error(expected.failure.message);
  const how: Closeness = {
    what: part === "report" ? "the report's scores" : `\`${part}\``,
    axes: [part === "report" ? "score" : "value"],
    // Scores are shares of whole numbers, and differ by more than rounding where they differ.
    tolerance: part === "loss" ? deepFloat32 : float32,
    cause,
  };
  return judged(read(observed), (got) => closeTo(got, expected.value, how));
}

/** What must not be, of how the model was treated. */
function isNot({ observed }: Seen, field: string, cause: string): Verdict {
  const found = within(attempted(observed, "batches"), (data) => fieldOf(data, field));
  return judged(found, (isSo) => (isSo === false ? passed : failed(cause)));
}

/** The mode stands in the report, so that nobody reads one F1 for another. */
function strictly({ observed }: Seen): Verdict {
  const mode = within(attempted(observed, "plain"), (data) =>
    within(fieldOf(data, "report"), (report) => fieldOf(report, "mode")),
  );
  return judged(mode, (name) =>
    name === "strict IOB2"
      ? passed
      : failed("The report was counted in another mode.", "strict IOB2", String(name)),
  );
}
