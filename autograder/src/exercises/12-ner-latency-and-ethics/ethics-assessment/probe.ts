import type { Data } from "../../../data/data";
import type { Answer, Observation } from "../../exercise";
import { assessmentToData } from "../../probing/assessment-to-data";
import { attemptAwaiting } from "../../probing/attempt";
import { declaredAs } from "../../probing/declared-as";
import { lookedUpLogits, type RowedSentence } from "../../probing/looked-up-logits";
import type { Inputs } from "./draw";

type Assess = (input: object) => unknown;

export async function probe(answer: Answer, inputs: Inputs): Promise<Observation> {
  const { logits, labels, pairs, validation, test, measured } = inputs;
  const own = ({ tokens, tags }: RowedSentence) => ({ tokens: [...tokens], tags: [...tags] });
  const known = [...validation, ...test, ...pairs.flatMap(({ sentences }) => sentences)];
  const ask = (more: object) =>
    attemptAwaiting(async (): Promise<Data> => {
      const assess = declaredAs(answer, "ethicsAssessment") as Assess;
      const result = await assess({
        predictLogits: lookedUpLogits(logits, known),
        labels: [...labels],
        pairs: pairs.map(({ dimension, sentences }) => ({
          dimension,
          sentences: sentences.map(own),
        })),
        validation: validation.map(own),
        test: test.map(own),
        ...more,
      });
      return assessmentToData(result);
    });
  const zero = { microF1: 0, typeF1: 0, negationAccuracy: 0 };
  const lenient = { ...zero, p95Ms: 1e6, ece: 1 };
  return {
    plain: await ask({ measured: { ...measured } }),
    unmeasured: await ask({ thresholds: { ...lenient } }),
    lenient: await ask({ measured: { ...measured }, thresholds: { ...lenient } }),
  };
}
