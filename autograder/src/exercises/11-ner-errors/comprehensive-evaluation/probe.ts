import type { Answer, Observation } from "../../exercise";
import { attempt } from "../../probing/attempt";
import { declaredAs } from "../../probing/declared-as";
import { evaluationToData } from "../../probing/evaluation-to-data";
import type { Inputs } from "./draw";

type Evaluate = (options: object) => unknown;
type Table = readonly (readonly string[])[];

export function probe(answer: Answer, inputs: Inputs): Observation {
  const { gold, predicted, baseline, history, tied, small, caption } = inputs;
  const seen = (options: object) =>
    attempt(() => {
      const evaluate = declaredAs(answer, "comprehensiveEvaluation") as Evaluate;
      return evaluationToData(evaluate(options));
    });
  const plain = () => ({
    ...{ gold: copied(gold), predicted: copied(predicted), baseline: copied(baseline) },
    history: history.map((epoch) => ({ ...epoch })),
  });
  return {
    plain: seen({ ...plain(), caption }),
    lenient: seen({ ...plain(), mode: { mode: "default" } }),
    // The one that was better is the other one's baseline, so that every improvement turns round.
    swapped: seen({ ...plain(), predicted: copied(baseline), baseline: copied(predicted) }),
    tied: seen({ ...plain(), history: tied.map((epoch) => ({ ...epoch })) }),
    untrained: seen({ ...plain(), history: [] }),
    small: seen({
      ...{ gold: copied(small.gold), predicted: copied(small.predicted) },
      ...{ baseline: copied(small.baseline), history: [], caption },
    }),
  };
}

const copied = (table: Table): string[][] => table.map((row) => [...row]);
