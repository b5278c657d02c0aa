import type { TensorData } from "../../../data/data";
import type { TryOut } from "../../exercise";
import { declaredAs } from "../../probing/declared-as";
import { evaluationToData } from "../../probing/ner-evaluation";
import { SmallTagger } from "../../probing/small-tagger";
import { tokenizerOfAll } from "../../probing/small-tokenizer";

/** A few words, and what the model says of their pieces. */
export type Rung = {
  readonly pieces: readonly string[];
  readonly labels: readonly string[];
  /** `[vocabSize, numLabels]` */
  readonly weight: TensorData;
  readonly sentences: readonly {
    readonly tokens: readonly string[];
    readonly tags: readonly string[];
  }[];
  readonly options: Readonly<Record<string, number>>;
  readonly isTraining: boolean;
};

export const tryOut: TryOut<Rung> = (answer, rung) => {
  const { pieces, labels, weight, sentences, options, isTraining } = rung;
  const tokenizer = tokenizerOfAll(pieces);
  const values = new Float32Array(labels.length);
  const bias: TensorData = { dtype: "float32", shape: [labels.length], values };
  const model = new SmallTagger({ weight, bias });
  if (!isTraining) model.eval();
  const evaluate = declaredAs(answer, "evaluateNer") as (asked: object) => unknown;
  return evaluationToData(evaluate({ model, tokenizer, sentences, labels, ...options }));
};
