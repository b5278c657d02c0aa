import * as tf from "@tensorflow/tfjs";
import type { TensorData } from "../../../data/data";
import type { Answer, Observation } from "../../exercise";
import { attempt, leaksOf } from "../../probing/attempt";
import { declaredAs } from "../../probing/declared-as";
import { fieldsToData, tensorUnder, toData } from "../../probing/to-data";
import { toTensor } from "../../probing/to-tensor";
import type { Attended, Inputs } from "./draw";

type Dropout = { forward(weights: tf.Tensor): tf.Tensor };
type Options = { mask?: tf.Tensor; dropout?: Dropout };
type Attention = (
  query: tf.Tensor4D,
  key: tf.Tensor4D,
  value: tf.Tensor4D,
  options?: Options,
) => unknown;

export function probe(answer: Answer, inputs: Inputs): Observation {
  const attend: Attention = (...given) =>
    (declaredAs(answer, "scaledDotProductAttention") as Attention)(...given);
  const seen = (attended: Attended, options?: Options) => {
    const { query, key, value } = tensorsOf(attended);
    return fieldsToData(attend(query, key, value, options), ["context", "weights"]);
  };
  const masked = (attended: Attended, mask: TensorData) =>
    attempt(() => seen(attended, { mask: toTensor(mask) }));
  return {
    plain: attempt(() => seen(inputs.plain)),
    lengths: attempt(() => seen(inputs.lengths)),
    large: attempt(() => seen(inputs.large)),
    notes: masked(inputs.notes, inputs.notesMask),
    padding: masked(inputs.lengths, inputs.padding),
    nothingVisible: masked(inputs.lengths, inputs.nothingVisible),
    causal: masked(inputs.plain, inputs.causal),
    dropout: attempt(() => {
      const kept = toTensor(inputs.kept);
      return seen(inputs.lengths, { dropout: { forward: (weights) => weights.mul(kept) } });
    }),
    gradient: attempt(() => gradients(attend, inputs)),
    inputs: attempt(() => afterwards(attend, inputs.lengths)),
    leaks: attempt(() => leaks(attend, inputs.lengths)),
  };
}

function gradients(attend: Attention, { lengths, upstream }: Inputs) {
  const { query, key, value } = tensorsOf(lengths);
  const arriving = toTensor(upstream);
  const gradientsOf = tf.grads((...given: tf.Tensor[]) => {
    const [q, k, v] = given as [tf.Tensor4D, tf.Tensor4D, tf.Tensor4D];
    return tensorUnder(attend(q, k, v), "context")
      .mul(arriving)
      .sum();
  });
  const [ofQuery, ofKey, ofValue] = gradientsOf([query, key, value]);
  return { query: toData(ofQuery), key: toData(ofKey), value: toData(ofValue) };
}

/** The inputs as they are after the call, beside its result. */
function afterwards(attend: Attention, attended: Attended) {
  const { query, key, value } = tensorsOf(attended);
  const result = fieldsToData(attend(query, key, value), ["context"]);
  return { result, query: toData(query), key: toData(key), value: toData(value) };
}

function leaks(attend: Attention, attended: Attended) {
  const { query, key, value } = tensorsOf(attended);
  return leaksOf(() => attend(query, key, value));
}

function tensorsOf({ query, key, value }: Attended) {
  return {
    query: toTensor<tf.Rank.R4>(query),
    key: toTensor<tf.Rank.R4>(key),
    value: toTensor<tf.Rank.R4>(value),
  };
}
