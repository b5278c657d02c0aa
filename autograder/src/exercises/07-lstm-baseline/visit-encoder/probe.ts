import type * as tf from "@tensorflow/tfjs";
import type { TensorData } from "../../../data/data";
import type { Answer, Observation } from "../../exercise";
import { attempt, leaksOf } from "../../probing/attempt";
import { construct, constructWith, gradientsToData, parametersToData } from "../../probing/modules";
import { fieldsToData, tensorUnder } from "../../probing/to-data";
import { toTensor } from "../../probing/to-tensor";
import type { Inputs } from "./draw";

const symbol = "VisitEncoder";
const rules = ["attention", "max", "mean", "sum"];

/** Under `fresh mean`, `masked mean`, …: what each rule makes of the same codes. */
export function probe(answer: Answer, inputs: Inputs): Observation {
  const { embeddingDim, state } = inputs;
  const encoderOf = (aggregation: string) =>
    constructWith(
      answer,
      symbol,
      { embeddingDim, aggregation },
      aggregation === "attention" ? state : {},
    );
  const encode = (aggregation: string, codes: TensorData, mask?: TensorData) => {
    const given = mask === undefined ? [] : [toTensor(mask)];
    const result = encoderOf(aggregation).forward(toTensor(codes), ...given);
    return fieldsToData(result, aggregation === "attention" ? ["visit", "weights"] : ["visit"]);
  };
  const ofRule = (rule: string): Observation => ({
    [`fresh ${rule}`]: attempt(() =>
      parametersToData(construct(answer, symbol, { embeddingDim, aggregation: rule })),
    ),
    [`masked ${rule}`]: attempt(() => encode(rule, inputs.codes, inputs.mask)),
    [`unmasked ${rule}`]: attempt(() => encode(rule, inputs.codes)),
    [`lone ${rule}`]: attempt(() => encode(rule, inputs.lone)),
    [`emptied ${rule}`]: attempt(() => encode(rule, inputs.codes, inputs.emptied)),
    [`gradient ${rule}`]: attempt(() => {
      const encoder = encoderOf(rule);
      const mask = toTensor(inputs.emptied);
      const arriving = toTensor(inputs.upstream);
      const number = (x: tf.Tensor) =>
        tensorUnder(encoder.forward(x, mask), "visit").mul(arriving).sum();
      return gradientsToData(encoder, number, inputs.codes);
    }),
  });
  return {
    ...Object.assign({}, ...rules.map(ofRule)),
    leaks: attempt(() => {
      const encoders = rules.map(encoderOf);
      const [codes, mask] = [toTensor(inputs.codes), toTensor(inputs.mask)];
      return leaksOf(() =>
        encoders.map((encoder) => encoder.forward(codes, mask)).flatMap(valuesOf),
      );
    }),
    negative: attempt(() => encode("max", inputs.negative, inputs.mask)),
    usual: attempt(() => {
      const encoder = construct(answer, symbol, { embeddingDim });
      const result = encoder.forward(toTensor(inputs.codes), toTensor(inputs.mask));
      return fieldsToData(result, ["visit"]);
    }),
  };
}

/** Of a result, whatever it is. */
function valuesOf(result: unknown): readonly unknown[] {
  return typeof result === "object" && result !== null ? Object.values(result) : [];
}
