import type { Data } from "../../../data/data";
import type { Answer, Observation } from "../../exercise";
import { attempt, leaksOf } from "../../probing/attempt";
import { declaredAs } from "../../probing/declared-as";
import { placedWords } from "../../probing/placed-words";
import { fieldsToData } from "../../probing/to-data";
import type { Inputs } from "./draw";

type Curve = (options: object) => unknown;

export function probe(answer: Answer, inputs: Inputs): Observation {
  const { table, places, tokenIds, scores, tied, target, replacementId, keptIds } = inputs;
  const curveOf: Curve = (options) => (declaredAs(answer, "deletionCurve") as Curve)(options);
  const plain = () => ({
    forward: placedWords(table, places),
    ...{ tokenIds: [...tokenIds], scores: [...scores], target },
  });
  const seen = (options: object) => attempt(() => curveToData(curveOf({ ...plain(), ...options })));
  const [first = 0, second = 0] = tokenIds;
  return {
    plain: seen({}),
    tied: seen({ scores: [...tied] }),
    equal: seen({ scores: tokenIds.map(() => 1) }),
    replaced: seen({ replacementId }),
    kept: seen({ keptIds: [...keptIds] }),
    oneWord: seen({ tokenIds: [first, second], scores: [3, -1] }),
    tooFew: seen({ scores: scores.slice(1) }),
    notFinite: seen({ scores: scores.map((score, i) => (i === 1 ? Number.NaN : score)) }),
    nothingGoes: seen({ tokenIds: [first, 0, 0], scores: [1, 2, 3] }),
    leaks: attempt(() => {
      const asked = plain();
      return leaksOf(() => curveOf(asked));
    }),
  };
}

function curveToData(result: unknown): Data {
  return fieldsToData(result, ["fractions", "logits", "area"]);
}
