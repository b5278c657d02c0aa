import * as tf from "@tensorflow/tfjs";
import type { Data, TensorData } from "../../../data/data";
import type { Answer, Observation } from "../../exercise";
import { attempt, leaksOf } from "../../probing/attempt";
import { declaredAs } from "../../probing/declared-as";
import { fieldsToData, isObject } from "../../probing/to-data";
import { WordSumClassifier } from "../../probing/word-sum-classifier";
import type { Case, Inputs, Pair } from "./draw";

type Evaluate = (model: WordSumClassifier, pairs: readonly object[]) => unknown;

const shares = ["affirmedAccuracy", "negationAccuracy", "negationF1"];
const counts = ["truePositives", "falsePositives", "falseNegatives", "trueNegatives"];

export function probe(answer: Answer, inputs: Inputs): Observation {
  const evaluate = (model: WordSumClassifier, { pairs, weight }: Case) => {
    const [, numClasses = 1] = weight.shape;
    const given = pairs.map((pair) => asNotes(pair, numClasses));
    return (declaredAs(answer, "evaluateNegationHandling") as Evaluate)(model, given);
  };
  const inEval = ({ weight }: Case) => new WordSumClassifier(sumsOf(weight)).eval();
  const ask = (of: Case) => attempt(() => handlingToData(evaluate(inEval(of), of)));
  const { plain } = inputs;
  return {
    plain: ask(plain),
    others: ask(inputs.others),
    near: ask(inputs.near),
    rare: ask(inputs.rare),
    silent: ask(inputs.silent),
    training: attempt(() => handlingToData(evaluate(inTraining(plain), plain))),
    intact: attempt(() => {
      const ids = tf.tensor2d([[...(plain.pairs[0]?.affirmed ?? [])]], undefined, "int32");
      return inTraining(plain).forward(ids).logits.sum().dataSync()[0] ?? Number.NaN;
    }),
    leaks: attempt(() => {
      const model = inEval(plain);
      return leaksOf(() => evaluate(model, plain));
    }),
  };
}

/** Says the same in `eval()` mode, and the contrary in training mode, in which it comes. */
function inTraining({ weight }: Case): WordSumClassifier {
  const contrary = { ...weight, values: weight.values.map((value) => -value) };
  return new WordSumClassifier(sumsOf(contrary), [weight]).train();
}

function sumsOf(weight: TensorData) {
  const [, numClasses = 1] = weight.shape;
  const gain: TensorData = {
    dtype: "float32",
    shape: [numClasses],
    values: new Float32Array(numClasses).fill(1),
  };
  return { weight, gain };
}

/** New arrays for each call: what is done to them is no concern of the next experiment. */
function asNotes({ diagnosis, affirmed, negated }: Pair, numClasses: number): object {
  const noteOf = (tokenIds: readonly number[], label: number) => ({
    tokenIds: [...tokenIds],
    labels: Array.from({ length: numClasses }, (_, c) => (c === diagnosis ? label : 0)),
  });
  return { diagnosis, affirmed: noteOf(affirmed, 1), negated: noteOf(negated, 0) };
}

function handlingToData(result: unknown): Data {
  const confusion = isObject(result) ? result.confusion : result;
  return { shares: fieldsToData(result, shares), confusion: fieldsToData(confusion, counts) };
}
