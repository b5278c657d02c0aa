import type * as tf from "@tensorflow/tfjs";
import type { Data, TensorData } from "../../../data/data";
import type { Answer, Observation } from "../../exercise";
import { attempt, leaksOf } from "../../probing/attempt";
import {
  construct,
  constructWith,
  dropAll,
  gradientsToData,
  type Options,
  type ProbedModule,
  parametersToData,
} from "../../probing/modules";
import { outcomesOf } from "../../probing/outcomes";
import { smallBert } from "../../probing/small-bert";
import { fieldsToData, isObject, tensorUnder, toData } from "../../probing/to-data";
import { toTensor } from "../../probing/to-tensor";
import type { Inputs, Model } from "./draw";

const symbol = "BertForClinicalNER";

/** What is asked of a tagger, by name: tables become tensors. */
type Asked = Readonly<Record<string, TensorData | readonly number[] | boolean>>;

export function probe(answer: Answer, inputs: Inputs): Observation {
  const { model, dropped, inputIds, attentionMask, labels, firstPieces, classWeights } = inputs;
  const { tokenTypeIds } = inputs;
  const on = (asked: Asked, options: Options = {}) =>
    attempt(() => answerOf(taggerOf(answer, model, options), asked));
  const masked = { inputIds, attentionMask };
  /** What comes out of one feature in training mode, many times. */
  const oftenDropped = () => {
    const tagger = constructWith(answer, symbol, optionsOf(dropped.model), dropped.model.state);
    tagger.train();
    const result = forward(tagger, { inputIds: dropped.inputIds });
    return tensorUnder(result, "logits").dataSync();
  };
  const inTraining = (dropoutRate: number) =>
    attempt(() => {
      const tagger = taggerOf(answer, model, { dropoutRate });
      tagger.train();
      return answerOf(tagger, masked);
    });
  return {
    fresh: attempt(() => parametersToData(construct(answer, symbol, optionsOf(model)))),
    plain: on({ inputIds }),
    masked: on(masked),
    typed: on({ ...masked, tokenTypeIds }),
    loss: on({ ...masked, labels }),
    ignored: on({ ...masked, labels: firstPieces }),
    weighted: on({ ...masked, labels, classWeights }),
    training: inTraining(dropAll),
    nothingDropped: inTraining(0),
    usualRate: attempt(() => outcomesOf(oftenDropped())),
    usualShare: attempt(() => shareOfZeros(oftenDropped())),
    gradient: attempt(() => {
      const tagger = taggerOf(answer, model);
      const asked = tensorsOf({ ...masked, labels: firstPieces });
      return gradientsToData(tagger, () => tensorUnder(tagger.forward(asked as never), "loss"));
    }),
    asked: attempt(() => {
      const tagger = taggerOf(answer, model);
      const result = forward(tagger, {
        ...masked,
        labels,
        outputHiddenStates: true,
        outputAttentions: true,
      });
      return {
        hiddenState: lastOf(result, "hiddenStates"),
        attention: lastOf(result, "attentions"),
      };
    }),
    leaks: attempt(() => {
      const tagger = taggerOf(answer, model);
      const asked = tensorsOf({ ...masked, labels: firstPieces });
      return leaksOf(() => tagger.forward(asked as never));
    }),
  };
}

/** The BERT drops nothing itself: what is dropped is then the tagger's. */
function optionsOf({ sizes, numLabels }: Model): Options {
  return { bert: smallBert(sizes), numLabels };
}

/** In evaluation mode, in which a rate of a half drops nothing. */
function taggerOf(answer: Answer, model: Model, options: Options = {}): ProbedModule {
  const all = { ...optionsOf(model), dropoutRate: 0.5, ...options };
  return constructWith(answer, symbol, all, model.state);
}

function tensorsOf(asked: Asked): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(asked).map(([name, value]) => [
      name,
      typeof value === "object" && "shape" in value ? toTensor(value) : value,
    ]),
  );
}

function forward(tagger: ProbedModule, asked: Asked): unknown {
  return tagger.forward(tensorsOf(asked) as unknown as tf.Tensor);
}

function answerOf(tagger: ProbedModule, asked: Asked): Data {
  const fields = "labels" in asked ? ["logits", "loss"] : ["logits"];
  return fieldsToData(forward(tagger, asked), fields);
}

function shareOfZeros(values: ArrayLike<number>): number {
  const list = Array.from(values);
  return list.filter((value) => value === 0).length / list.length;
}

/** The last of a returned list of tensors. */
function lastOf(result: unknown, field: string): Data {
  const list = isObject(result) ? result[field] : undefined;
  return toData(Array.isArray(list) ? list.at(-1) : list);
}
