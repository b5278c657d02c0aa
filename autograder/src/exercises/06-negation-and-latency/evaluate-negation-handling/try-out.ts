import type { TryOut } from "../../exercise";
import { declaredAs } from "../../probing/declared-as";
import { fieldsToData, isObject } from "../../probing/to-data";
import { WordSumClassifier } from "../../probing/word-sum-classifier";

/** Pairs of notes of one word each, and what the model says of each note. */
export type Rung = {
  readonly pairs: readonly {
    readonly diagnosis: number;
    /** A logit for each class. */
    readonly affirmed: readonly number[];
    readonly negated: readonly number[];
  }[];
  /** Whether the model comes in training mode, in which it says the contrary. */
  readonly isTraining: boolean;
};

type Evaluate = (model: WordSumClassifier, pairs: readonly object[]) => unknown;

export const tryOut: TryOut<Rung> = (answer, { pairs, isTraining }) => {
  const numClasses = pairs[0]?.affirmed.length ?? 1;
  const rows = [
    new Array<number>(numClasses).fill(0),
    ...pairs.flatMap(({ affirmed, negated }) => [affirmed, negated]),
  ];
  const gain = {
    ...{ dtype: "float32" as const, shape: [numClasses] },
    values: new Float32Array(numClasses).fill(1),
  };
  const weightTimes = (factor: number) => ({
    ...{ dtype: "float32" as const, shape: [rows.length, numClasses] },
    values: Float32Array.from(rows.flat(), (logit) => factor * logit),
  });
  // `eval()` halves the sums, and adds what the script says.
  const model = isTraining
    ? new WordSumClassifier({ weight: weightTimes(-1), gain }, [weightTimes(1.5)]).train()
    : new WordSumClassifier({ weight: weightTimes(2), gain }).eval();
  const noteOf = (word: number, diagnosis: number, label: number) => ({
    tokenIds: [word],
    labels: Array.from({ length: numClasses }, (_, c) => (c === diagnosis ? label : 0)),
  });
  const given = pairs.map(({ diagnosis }, i) => ({
    diagnosis,
    affirmed: noteOf(1 + 2 * i, diagnosis, 1),
    negated: noteOf(2 + 2 * i, diagnosis, 0),
  }));
  const evaluate = declaredAs(answer, "evaluateNegationHandling") as Evaluate;
  const result = evaluate(model, given);
  const confusion = isObject(result) ? result.confusion : result;
  const counts = ["truePositives", "falsePositives", "falseNegatives", "trueNegatives"];
  return {
    confusion: fieldsToData(confusion, counts),
    shares: fieldsToData(result, ["affirmedAccuracy", "negationAccuracy", "negationF1"]),
  };
};
