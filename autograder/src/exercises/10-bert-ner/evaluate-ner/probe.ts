import type { Data } from "../../../data/data";
import type { Answer, Observation } from "../../exercise";
import { attempt, leaksOf } from "../../probing/attempt";
import { canBeTrained } from "../../probing/can-be-trained";
import { declaredAs } from "../../probing/declared-as";
import { givenSentences } from "../../probing/given-sentences";
import { evaluationToData } from "../../probing/ner-evaluation";
import { SmallTagger } from "../../probing/small-tagger";
import { tokenizerOfAll } from "../../probing/small-tokenizer";
import type { Inputs, Sentence } from "./draw";

const usualBatch = 32;
const noWords: Sentence = { tokens: [], tags: [] };

export function probe(answer: Answer, inputs: Inputs): Observation {
  const { pieces, labels, state, plain, more, pieced, long, longer, maxLength } = inputs;
  const tokenizer = tokenizerOfAll(pieces);
  const ask = (model: SmallTagger, sentences: readonly Sentence[], options: object = {}) => {
    const given = { sentences: givenSentences(sentences), labels: [...labels] };
    const asked = { model, tokenizer, ...given, ...options };
    return (declaredAs(answer, "evaluateNer") as (asked: object) => unknown)(asked);
  };
  const evaluate = (sentences: readonly Sentence[], options: object = {}, isTraining = false) => {
    const model = new SmallTagger(state);
    if (!isTraining) model.eval();
    return ask(model, sentences, options);
  };
  const on = (...given: Parameters<typeof evaluate>) =>
    attempt((): Data => evaluationToData(evaluate(...given)));
  return {
    plain: on(plain, { batchSize: 3 }),
    more: on(more, { batchSize: 3 }),
    pieced: on(pieced, { batchSize: 3 }),
    cut: on(long, { batchSize: 2, maxLength }),
    oneBatch: on(pieced, { batchSize: 100 }),
    training: on(plain, { batchSize: 3 }, true),
    trainable: attempt(() => {
      const model = new SmallTagger(state);
      ask(model, plain);
      return canBeTrained(model);
    }),
    defaults: on(longer),
    batches: attempt(() => {
      let [isThreeExceeded, isUsualExceeded] = [false, false];
      const three = new SmallTagger(state, (size) => {
        isThreeExceeded ||= size > 3;
      });
      const usual = new SmallTagger(state, (size) => {
        isUsualExceeded ||= size > usualBatch;
      });
      ask(three, plain, { batchSize: 3 });
      ask(
        usual,
        Array.from({ length: usualBatch + 1 }, () => plain[1] ?? noWords),
      );
      return { isThreeExceeded, isUsualExceeded, isTrainingAfterwards: three.training };
    }),
    leaks: attempt(() => {
      const model = new SmallTagger(state);
      return leaksOf(() => {
        ask(model, plain);
      });
    }),
  };
}
