import {
  type AttributionInputs,
  baselinesFor,
  chooseBackend,
  type FeatureAblationOptions,
  featureGroups,
  inFormOf,
  inputList,
  outputsOf,
} from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { lostClaims } from "../../../judging/fixtures/judge-answer";

beforeAll(async () => {
  await chooseBackend({ force: "wasm", print: () => undefined });
});

type Options = FeatureAblationOptions<AttributionInputs>;

const read = (options: Options) => {
  const { forward, additionalForwardArgs = [], target } = options;
  const list = inputList("mine", options.inputs);
  const asked = { forward, additionalForwardArgs, target };
  return {
    list,
    others: baselinesFor("mine", list, options.baselines),
    features: featureGroups("mine", list, options.featureMask),
    numbers: (inputs: readonly tf.Tensor[]) => outputsOf(asked, inputs),
  };
};

const column = (numbers: tf.Tensor, rank: number) =>
  numbers.reshape([-1, ...new Array<number>(rank - 1).fill(1)]);

/** One feature after another, by tf.where. */
function byWhere(options: Options): unknown {
  const { list, others, features, numbers } = read(options);
  const whole = numbers(list);
  let sums = list.map(({ shape }): tf.Tensor => tf.zeros([whole.size, ...shape.slice(1)]));
  for (const id of features.ids) {
    const places = features.placesOf(id);
    const without = list.map((input, i) =>
      tf.where((places[i] as tf.Tensor).greater(0.5), others[i] as tf.Tensor, input),
    );
    const lost = whole.sub(numbers(without));
    sums = sums.map((sum, i) => sum.add((places[i] as tf.Tensor).mul(column(lost, sum.rank))));
  }
  return { attributions: inFormOf(options.inputs, sums) };
}

/** By arithmetic: x · (1 - place) + x′ · place, in the type of x. */
function byArithmetic(options: Options): unknown {
  const { list, others, features, numbers } = read(options);
  const whole = numbers(list);
  const parts = features.ids.map((id) => {
    const places = features.placesOf(id);
    const without = list.map((input, i) => {
      const place = (places[i] as tf.Tensor).cast(input.dtype);
      const kept = tf.onesLike(place).sub(place);
      return input.mul(kept).add((others[i] as tf.Tensor).mul(place));
    });
    const lost = whole.sub(numbers(without));
    return places.map((place) => place.mul<tf.Tensor>(column(lost, place.rank)));
  });
  const sums = list.map((_, i) => parts.map((part) => part[i] as tf.Tensor));
  return {
    attributions: inFormOf(
      options.inputs,
      sums.map((of) => tf.addN(of)),
    ),
  };
}

/** From the last feature to the first, with gathered losses. */
function byGathering(options: Options): unknown {
  const { list, others, features, numbers } = read(options);
  const whole = numbers(list);
  const ids = [...features.ids].reverse();
  const losses = ids.map((id) => {
    const places = features.placesOf(id);
    const without = list.map((input, i) =>
      tf.where((places[i] as tf.Tensor).toBool().logicalNot(), input, others[i] as tf.Tensor),
    );
    return whole.sub<tf.Tensor1D>(numbers(without));
  });
  const table = tf.stack(losses); // [features, batch]
  const sums = list.map((_, i) => {
    const stacked = tf.stack(ids.map((id) => features.placesOf(id)[i] as tf.Tensor));
    const rank = stacked.rank - 1;
    const ones = new Array<number>(rank - 1).fill(1);
    return stacked.mul(table.reshape([ids.length, -1, ...ones])).sum(0);
  });
  return { attributions: inFormOf(options.inputs, sums) };
}

/** With numbers of JavaScript, whatever the shape. */
function byNumbers(options: Options): unknown {
  const { list, others, features, numbers } = read(options);
  const whole = [...numbers(list).dataSync()];
  const attributions = list.map(({ shape }) => ({
    shape: [whole.length, ...shape.slice(1)],
    values: new Float32Array(whole.length * shape.slice(1).reduce((n, d) => n * d, 1)),
  }));
  for (const id of features.ids) {
    const places = features
      .placesOf(id)
      .map((place, i) => [...place.broadcastTo((list[i] as tf.Tensor).shape).dataSync()]);
    const without = list.map((input, i) => {
      const other = (others[i] as tf.Tensor).dataSync();
      const values = input
        .dataSync()
        .map((value, at) => (places[i]?.[at] ? (other[at] ?? 0) : value));
      return tf.tensor(values, input.shape, input.dtype);
    });
    const left = [...numbers(without).dataSync()];
    for (const [i, { values }] of attributions.entries()) {
      const width = values.length / whole.length;
      for (const at of values.keys()) {
        const row = Math.floor(at / width);
        if (places[i]?.[at]) values[at] = (whole[row] ?? 0) - (left[row] ?? 0);
      }
    }
  }
  const tensors = attributions.map(({ values, shape }) => tf.tensor(values, shape));
  return { attributions: inFormOf(options.inputs, tensors) };
}

/** Example by example, where the batch has more than one number. */
function eachAlone(options: Options): unknown {
  const { list, others } = read(options);
  const output = options.forward(...list, ...(options.additionalForwardArgs ?? []));
  if (output.size === 1) return byWhere(options);
  const [batch = 0] = list[0]?.shape ?? [];
  const masks = options.featureMask && inputList("mine", options.featureMask);
  const rows = Array.from({ length: batch }, (_, row) => {
    const of = (tensor: tf.Tensor) => tensor.slice(tensor.shape[0] === 1 ? 0 : row, 1);
    const { target } = options;
    const alone = {
      ...options,
      inputs: list.map(of),
      baselines: others.map(of),
      additionalForwardArgs: options.additionalForwardArgs?.map(of),
      featureMask: masks?.map(of),
      target: Array.isArray(target) ? (target[row] as number) : target,
    };
    return byArithmetic(alone) as { attributions: tf.Tensor[] };
  });
  const sums = list.map((_, i) => tf.concat(rows.map((row) => row.attributions[i] as tf.Tensor)));
  return { attributions: inFormOf(options.inputs, sums) };
}

describe("08.3 takes other right ways", () => {
  it.each([byWhere, byArithmetic, byGathering, byNumbers, eachAlone])(
    "%o",
    async (featureAblation) => {
      expect(await lostClaims("08.3", { featureAblation })).toEqual([]);
    },
  );
});
