import type { Answer, Observation } from "../../exercise";
import { attempt, leaksOf } from "../../probing/attempt";
import { declaredAs } from "../../probing/declared-as";
import { randomFrom } from "../../probing/random-from";
import { fieldsToData } from "../../probing/to-data";
import { loaderOf, WordSumClassifier } from "../../probing/word-sum-classifier";
import type { Inputs } from "./draw";

type Evaluate = (model: WordSumClassifier, loader: object) => unknown;

const tables = ["predictions", "labels", "probabilities"];

export function probe(answer: Answer, inputs: Inputs): Observation {
  const { sums, sureSums, notes, orderSeed } = inputs;
  const evaluate = (model: WordSumClassifier, loader: object) =>
    (declaredAs(answer, "evaluateModel") as Evaluate)(model, loader);
  const inEval = (of = sums) => new WordSumClassifier(of).eval();
  return {
    plain: attempt(() => fieldsToData(evaluate(inEval(), loaderOf(notes)), tables)),
    training: attempt(() =>
      fieldsToData(evaluate(new WordSumClassifier(sums).train(), loaderOf(notes)), tables),
    ),
    shuffled: attempt(() =>
      fieldsToData(evaluate(inEval(), loaderOf(notes, randomFrom(orderSeed))), tables),
    ),
    sure: attempt(() => fieldsToData(evaluate(inEval(sureSums), loaderOf(notes)), tables)),
    leaks: attempt(() => {
      const [model, loader] = [inEval(), loaderOf(notes)];
      return leaksOf(() => evaluate(model, loader));
    }),
  };
}
