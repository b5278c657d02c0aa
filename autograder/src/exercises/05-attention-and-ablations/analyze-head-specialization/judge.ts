import type { Data, TensorData } from "../../../data/data";
import type { Judge, Observation, Verdict } from "../../exercise";
import { closeTo } from "../../judging/close-to";
import { stillIntact } from "../../judging/intact";
import { judgeLeaks } from "../../judging/leaks";
import { asNumbers, asTable } from "../../judging/number-lists";
import { asList, attempted, fieldOf, kindOf } from "../../judging/reading";
import { rowsOf } from "../../judging/table-rows";
import { agree, deepFloat32, exact } from "../../judging/tolerances";
import { all, failed, judged, passed, type Reading, within } from "../../judging/verdict";
import type { Inputs } from "./draw";

type Seen = {
  readonly inputs: Inputs;
  readonly observed: Observation;
  readonly reference: Observation;
};

export const judge: Judge<Inputs> = (seen) => ({
  ratios: sameRatios(
    seen,
    "full",
    "The mean over the queries of the sum over the category's keys, over the category's share of the tokens; then the mean over the notes.",
  ),
  padding: sameRatios(
    seen,
    "padded",
    "Leave the ids 0 out before you ask the model, or cut rows and columns off; count real tokens.",
  ),
  absent: all(
    ...["lacking", "single"].map(
      (experiment) => () =>
        sameRatios(
          seen,
          experiment,
          "A note in which the category does not stand has no part in its mean.",
        ),
    ),
  ),
  counts: judgeCounts(seen),
  never: judgeNever(seen),
  chance: judgeChance(seen),
  mode: all(
    () => sameRatios(seen, "training", "The model came in training mode: call model.eval()."),
    () => stillIntact(seen),
  ),
  defaults: sameRatios(
    seen,
    "byDefault",
    "`categories = termCategories` in the head of the function.",
  ),
  leaks: judgeLeaks(seen.observed),
});

const layersOf = (observation: Observation, experiment: string, numLayers?: number) =>
  within(attempted(observation, experiment), (result) =>
    within(fieldOf(result, "ratios"), (ratios) => asList(ratios, "the ratios", numLayers)),
  );

const formOf = (layer: number) => ({
  what: `the ratios of layer ${layer}`,
  axes: ["head", "category"],
});

/** What the same probe saw of lib's answer: that it can be read is not in question. */
function expectedAt(seen: Seen, experiment: string, layer: number): TensorData {
  const expected = within(layersOf(seen.reference, experiment), (layers) =>
    asTable(layers[layer] ?? null, formOf(layer)),
  );
  if ("failure" in expected) throw new Error(expected.failure.message);
  return expected.value;
}

function sameRatios(seen: Seen, experiment: string, cause: string): Verdict {
  const { numLayers } = seen.inputs.sizes;
  return judged(layersOf(seen.observed, experiment, numLayers), (layers) =>
    all(
      ...layers.map((ratios, layer) => () => {
        const form = formOf(layer);
        return judged(asTable(ratios, form), (table) =>
          closeTo(table, expectedAt(seen, experiment, layer), {
            ...form,
            tolerance: deepFloat32,
            cause,
          }),
        );
      }),
    ),
  );
}

function judgeCounts(seen: Seen): Verdict {
  const form = { what: "`numNotes`", axes: ["category"] };
  const countsOf = (observation: Observation) =>
    within(attempted(observation, "lacking"), (result) =>
      within(fieldOf(result, "numNotes"), (list) => asNumbers(list, form)),
    );
  const expected = countsOf(seen.reference);
  if ("failure" in expected) throw new Error(expected.failure.message);
  const cause = "Count the notes in which the category stands at least once.";
  return judged(countsOf(seen.observed), (counts) =>
    closeTo(counts, expected.value, { ...form, tolerance: exact, cause }),
  );
}

/**
 * In each head's row the last ratio is NaN, and the others are numbers. Of an answer that says so of
 * notes in which the category stands, this is no evidence.
 */
function judgeNever({ observed, inputs: { sizes, categories } }: Seen): Verdict {
  const last = categories.length - 1;
  const rowFits = (row: Data): Verdict =>
    judged(asList(row, "the ratios of a head", categories.length), (ratios) => {
      if (ratios.slice(0, last).some((ratio) => typeof ratio !== "number")) {
        return failed("A category that does stand in the notes has no ratio.");
      }
      const got = ratios[last];
      if (got === "NaN") return passed;
      const message = "The category stands in no note: the mean of nothing is NaN.";
      return failed(message, "NaN", typeof got === "number" ? String(got) : kindOf(got));
    });
  if (saysNaN(layersOf(observed, "full"))) {
    return failed("Categories that do stand in the notes have the ratio NaN, too.");
  }
  return judged(layersOf(observed, "without", sizes.numLayers), (layers) =>
    all(
      ...layers.map(
        (heads) => () =>
          judged(asList(heads, "the heads of a layer", sizes.numHeads), (rows) =>
            all(...rows.map((row) => () => rowFits(row))),
          ),
      ),
    ),
  );
}

const saysNaN = (layers: Reading<readonly Data[]>): boolean =>
  "value" in layers && JSON.stringify(layers.value).includes('"NaN"');

/**
 * 1 for the head of each layer that looks at all tokens equally, and for no head as a whole that does
 * not: of an answer that says 1 of any head, it would be no evidence.
 */
function judgeChance({ observed, inputs: { sizes, categories, evenHeads } }: Seen): Verdict {
  const isOne = (ratio: number) => agree(ratio, 1, deepFloat32);
  const rowFits = (row: readonly number[], isEven: boolean): Verdict => {
    const wrong = row.find((ratio) => !isOne(ratio));
    if (isEven && wrong !== undefined) {
      const message =
        "A head that looks at all tokens equally pays each category just its share of attention.";
      return failed(message, "1", wrong.toPrecision(4));
    }
    return isEven || wrong !== undefined
      ? passed
      : failed("A head that looks at some tokens more than at others has the ratio 1 everywhere.");
  };
  return judged(layersOf(observed, "even", sizes.numLayers), (layers) =>
    all(
      ...layers.map((heads, layer) => () => {
        const even = evenHeads[layer];
        return judged(asTable(heads, formOf(layer)), (table) => {
          const rows = rowsOf(table);
          const isWhole = rows.length === sizes.numHeads && table.shape[1] === categories.length;
          if (!isWhole) return failed("There is not a ratio for each head and category.");
          return all(...rows.map((row, head) => () => rowFits(row, head === even)));
        });
      }),
    ),
  );
}
