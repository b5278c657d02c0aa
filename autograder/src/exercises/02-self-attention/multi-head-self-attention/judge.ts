import type { Data } from "../../../data/data";
import type { Judge, Observation, Verdict } from "../../exercise";
import { sameAsReference } from "../../judging/close-to";
import { judgeLeaks } from "../../judging/leaks";
import { sameGradients, sameParameters } from "../../judging/parameters";
import { attempted, fieldOf, isTensorData, type TensorForm, tensorAt } from "../../judging/reading";
import { sumsToOne } from "../../judging/sums-to-one";
import { deepFloat32 } from "../../judging/tolerances";
import { all, failed, judged, passed, within } from "../../judging/verdict";
import { inWords } from "../../judging/wording";
import type { Inputs } from "./draw";

const weights: TensorForm = {
  what: "the weights",
  axes: ["batch", "numHeads", "queryLen", "keyLen"],
};
const output: TensorForm = { what: "the output", axes: ["batch", "seqLen", "dModel"] };
const tolerance = deepFloat32;

type Seen = { readonly observed: Observation; readonly reference: Observation };

export const judge: Judge<Inputs> = (seen) => {
  const { observed } = seen;
  const { state, x, dModel } = seen.inputs.small;
  const first = within(attempted(observed, "fresh"), (fresh) => fieldOf(fresh, "first"));
  return {
    parameters: judged(first, (parameters) => sameParameters(parameters, state)),
    initial: all(
      () => judged(first, (parameters) => sameParameters(parameters, state)),
      () => judgeInitial(observed, 1 / Math.sqrt(dModel)),
    ),
    weights: sameAsReference(seen, ["plain", "weights"], {
      ...weights,
      tolerance,
      cause: "Split the heads by reshape to [batch, seqLen, numHeads, dHead], then transpose.",
    }),
    output: sameAsReference(seen, ["plain", "output"], {
      ...output,
      tolerance,
      cause: "Transpose the contexts back before they are joined, then apply the output layer.",
    }),
    mask: all(both(seen, "masked"), both(seen, "notes")),
    rows: all(
      ...["plain", "masked", "training"].map((experiment) => () => {
        const rows = tensorAt(observed, [experiment, "weights"], weights);
        return judged(rows, (tensor) => sumsToOne(tensor, weights));
      }),
    ),
    training: judgeTraining(seen),
    gradient: sameGradients(seen, "gradient", { ...state, x }),
    divisible: judgeDivisible(observed),
    leaks: judgeLeaks(observed),
  };
};

function judgeTraining(seen: Seen): Verdict {
  return all(
    () =>
      sameAsReference(seen, ["training", "output"], {
        ...output,
        tolerance,
        cause: "Pass the dropout on to scaledDotProductAttention.",
      }),
    () =>
      sameAsReference(seen, ["training", "weights"], {
        ...weights,
        tolerance,
        cause: "Return the weights as they were before dropout.",
      }),
    () =>
      sameAsReference(seen, ["defaultRate"], {
        what: "what becomes of a value of 1 in training mode",
        axes: ["outcome"],
        tolerance,
        cause: "Unless the caller says otherwise, the dropout rate is 0.1.",
      }),
  );
}

function both(seen: Seen, experiment: string): () => Verdict {
  const cause = "Pass the mask on to scaledDotProductAttention.";
  return () =>
    all(
      () => sameAsReference(seen, [experiment, "weights"], { ...weights, tolerance, cause }),
      () => sameAsReference(seen, [experiment, "output"], { ...output, tolerance, cause }),
    );
}

/** Same `random`, same numbers; other `random`, others; within the bound, and not all alike. */
function judgeInitial(observed: Observation, bound: number): Verdict {
  const numbersOf = (which: string): Map<string, readonly number[]> => {
    const state = within(attempted(observed, "fresh"), (fresh) => fieldOf(fresh, which));
    return "failure" in state ? new Map() : numbersByName(state.value);
  };
  const first = numbersOf("first");
  const text = (numbers: Map<string, readonly number[]>) => JSON.stringify([...numbers]);
  if (text(first) !== text(numbersOf("again"))) {
    return failed("The same `random` gives other numbers. Is Math.random at work?");
  }
  if (text(first) === text(numbersOf("other"))) {
    return failed("Another `random` gives the same numbers: it is not used.");
  }
  for (const [name, numbers] of first) {
    const largest = numbers.reduce((max, number) => Math.max(max, Math.abs(number)), 0);
    // Of 15 uniform numbers all lie below a tenth of the bound once in 10¹⁵ draws.
    if (largest <= bound * (1 + 1e-6) && largest >= bound / 10) continue;
    const message = `\`${name}\` does not start within ±1/√dModel. Leave that to Linear.`;
    return failed(message, `up to ${inWords(bound)}`, inWords(largest));
  }
  const weightsOnly = [...first].filter(([name]) => name.endsWith(".weight"));
  const distinct = new Set(weightsOnly.map(([, numbers]) => JSON.stringify(numbers)));
  return distinct.size === weightsOnly.length
    ? passed
    : failed("Two of the layers start with the same numbers.");
}

function numbersByName(state: Data): Map<string, readonly number[]> {
  if (typeof state !== "object" || state === null) return new Map();
  return new Map(
    Object.entries<Data>(state as Record<string, Data>).map(([name, parameter]) => [
      name,
      isTensorData(parameter) ? [...parameter.values] : [],
    ]),
  );
}

/** Only beside an answer that works: a constructor that always throws has refused nothing. */
function judgeDivisible(observed: Observation): Verdict {
  return all(
    () => judged(tensorAt(observed, ["plain", "output"], output), () => passed),
    () => {
      const indivisible = attempted(observed, "indivisible");
      if ("failure" in indivisible && Object.hasOwn(observed, "indivisible")) return passed;
      return failed("dModel 15 with 4 heads is accepted.", "an error", "no error");
    },
  );
}
