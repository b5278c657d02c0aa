import type { Data } from "../../../data/data";
import type { Answer, Observation } from "../../exercise";
import { attempt, leaksOf } from "../../probing/attempt";
import { classifierWith } from "../../probing/attention-classifier";
import { declaredAs } from "../../probing/declared-as";
import { saidInTraining } from "../../probing/said-in-training";
import { fieldsToData, isObject, toData } from "../../probing/to-data";
import type { Inputs } from "./draw";

type Analyze = (model: object, notes: Inputs["full"], categories?: object) => unknown;

export function probe(answer: Answer, inputs: Inputs): Observation {
  const { sizes, state, even, categories } = inputs;
  const analyze: Analyze = (...given) =>
    (declaredAs(answer, "analyzeHeadSpecialization") as Analyze)(...given);
  const model = (of = state) => classifierWith(sizes, of);
  const on = (notes: Inputs["full"], of = state) =>
    attempt(() => resultToData(analyze(model(of), notes, categories)));
  return {
    full: on(inputs.full),
    padded: on(inputs.padded),
    lacking: on(inputs.lacking),
    single: on(inputs.single),
    without: on(inputs.without),
    even: on(inputs.padded, even),
    intact: attempt(() => saidInTraining(sizes, state, inputs.full[0] ?? [])),
    training: attempt(() => resultToData(analyze(model().train(), inputs.full, categories))),
    byDefault: attempt(() => resultToData(analyze(model(), inputs.clinical))),
    leaks: attempt(() => {
      const asked = model();
      return leaksOf(() => analyze(asked, inputs.full, categories));
    }),
  };
}

/** The result as data, with `"NaN"` for NaN, which does not cross. */
function resultToData(result: unknown): Data {
  const fields = fieldsToData(result, ["numNotes"]);
  if (!isObject(result) || !isObject(fields)) return fields;
  return { ...fields, ratios: toData(namingNaN(result.ratios)) };
}

function namingNaN(value: unknown, depth = 0): unknown {
  if (Number.isNaN(value)) return "NaN";
  const isShortList = Array.isArray(value) && value.length <= 100 && depth < 3;
  return isShortList ? value.map((item) => namingNaN(item, depth + 1)) : value;
}
