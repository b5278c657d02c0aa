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
import { fieldsToData, tensorUnder, toData } from "../../probing/to-data";
import { toTensor } from "../../probing/to-tensor";
import type { Inputs, Model } from "./draw";

const symbol = "LSTMBaseline";

type VisitModel = ProbedModule & {
  forward(codes: tf.Tensor, masks?: Readonly<Record<string, tf.Tensor>>): unknown;
  predict(codes: tf.Tensor, masks?: Readonly<Record<string, tf.Tensor>>): unknown;
};

export function probe(answer: Answer, inputs: Inputs): Observation {
  const { forward, both, single, dropped, upstream } = inputs;
  const modelOf = (model: Model, more: Options = {}) => modelWith(answer, model, more);
  const on = (model: Model, codes: TensorData, more: Options = {}, masks: Masks = {}) =>
    attempt(() => answerOf(modelOf(model, more), codes, masks));
  const withRule = (aggregation: string) => on({ ...forward, aggregation }, inputs.paddedVisits);
  const predicted = (model: Model, task: string) =>
    attempt(() => toData(modelOf(model, { task }).predict(toTensor(inputs.full))));
  const { codeMask, visitMask } = inputs;
  return {
    ...made(answer, inputs),
    full: on(forward, inputs.full),
    single: on(single, inputs.full, { task: "binary" }),
    usual: attempt(() => {
      const { vocabSize, embeddingDim, hiddenSize } = single;
      const usual = { vocabSize, embeddingDim, hiddenSize, numLayers: 1 };
      return answerOf(visitModel(constructWith(answer, symbol, usual, single.state)), inputs.full);
    }),
    paddedCodes: on(forward, inputs.paddedCodes),
    paddedVisits: on(forward, inputs.paddedVisits),
    paddedMore: on(forward, inputs.paddedMore),
    bothFull: on(both, inputs.full),
    bothPadded: on(both, inputs.paddedVisits),
    sequences: on(forward, inputs.paddedVisits, { returnSequences: true }),
    bothSequences: on(both, inputs.paddedVisits, { returnSequences: true }),
    max: withRule("max"),
    sum: withRule("sum"),
    codesHidden: on(forward, inputs.full, {}, { codeMask }),
    visitsHidden: on(forward, inputs.full, {}, { visitMask }),
    visitsShown: on(both, inputs.empty, {}, { visitMask }),
    binary: predicted(single, "binary"),
    "multi-class": predicted(forward, "multi-class"),
    "multi-label": predicted(forward, "multi-label"),
    regression: predicted(forward, "regression"),
    predictedMasked: attempt(() =>
      toData(modelOf(forward).predict(toTensor(inputs.full), tensorsOf({ visitMask, codeMask }))),
    ),
    empty: on(forward, inputs.empty),
    bothEmpty: on(both, inputs.empty),
    training: attempt(() => trained(modelOf(forward, { dropoutRate: dropAll }), inputs.full)),
    nothingDropped: attempt(() => trained(modelOf(forward, { dropoutRate: 0 }), inputs.full)),
    defaultRate: attempt(() => {
      const { state, ...sizes } = dropped.model;
      const model = visitModel(constructWith(answer, symbol, sizes, state));
      model.train();
      return outcomesOf(tensorUnder(model.forward(toTensor(dropped.codes)), "logits").dataSync());
    }),
    gradient: attempt(() => {
      const model = modelOf(both);
      const [codes, arriving] = [toTensor(inputs.empty), toTensor(upstream)];
      const number = () => tensorUnder(model.forward(codes), "logits").mul(arriving).sum();
      return gradientsToData(model, number);
    }),
    leaks: attempt(() => {
      const model = modelOf(both);
      const codes = toTensor(inputs.full);
      return leaksOf(() => ({
        ...fieldsOf(model.forward(codes)),
        predicted: model.predict(codes),
      }));
    }),
  };
}

type Masks = { readonly codeMask?: TensorData; readonly visitMask?: TensorData };

/** New models: the parameters of two, and how large those of the usual sizes are. */
function made(answer: Answer, { forward, both }: Inputs): Observation {
  const fresh = ({ state: _, ...options }: Model) =>
    attempt(() => parametersToData(construct(answer, symbol, { ...options, task: "multi-label" })));
  return {
    fresh: fresh(forward),
    freshBoth: fresh(both),
    caseStudy: attempt(() => {
      const parameters = construct(answer, symbol, { vocabSize: 101 }).namedParameters();
      return [...parameters.values()].reduce((count, { size }) => count + size, 0);
    }),
  };
}

/** Half of the values would be dropped: in evaluation mode nothing may be. */
function modelWith(answer: Answer, { state, ...options }: Model, more: Options): VisitModel {
  const all = { dropoutRate: 0.5, task: "multi-label", ...options, ...more };
  return visitModel(constructWith(answer, symbol, all, state));
}

/** Whether it has these methods shows when they are called. */
function visitModel(module: ProbedModule): VisitModel {
  return module as VisitModel;
}

function tensorsOf(masks: Masks): Record<string, tf.Tensor> {
  return Object.fromEntries(Object.entries(masks).map(([name, mask]) => [name, toTensor(mask)]));
}

function answerOf(model: VisitModel, codes: TensorData, masks: Masks = {}): Data {
  const hasMasks = Object.keys(masks).length > 0;
  const given = hasMasks ? [tensorsOf(masks)] : [];
  return fieldsToData(model.forward(toTensor(codes), ...given), ["logits", "attentionWeights"]);
}

function trained(model: VisitModel, codes: TensorData): Data {
  model.train();
  return answerOf(model, codes);
}

function fieldsOf(result: unknown): object {
  return typeof result === "object" && result !== null ? result : {};
}
