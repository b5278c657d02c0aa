import * as tf from "@tensorflow/tfjs";

/**
 * Nothing; on every backend, `topk` and `gatherND` have gradients, and that of
 * `cumsum` is right over every axis. Calling it again changes nothing.
 *
 * tfjs 4.22 has none of the first two, and transposes the third unless it is
 * over the last axis: an error, or wrong slopes where axes are of one size.
 */
export function repairGradients(): void {
  tf.registerGradient({
    kernelName: "TopK",
    inputsToSave: ["x"],
    outputsToSave: [false, true],
    gradFunc: topkGradient,
  });
  tf.registerGradient({
    kernelName: "GatherNd",
    inputsToSave: ["params", "indices"],
    gradFunc: gatherNdGradient,
  });
  tf.registerGradient({ kernelName: "Cumsum", gradFunc: cumsumGradient });
}

/** Each slope of a value, at the place that the value was found at. */
const topkGradient: tf.GradFunc = (dys, [x, indices]) => {
  const [dValues] = dys as tf.Tensor[];
  return {
    x: () => {
      if (!x || !indices || !dValues) throw missing("topk");
      // A matrix of slopes for each row: its k values by its n places.
      const numPlaces = x.shape[x.rank - 1] ?? 1;
      if (numPlaces === 1) return dValues.reshape(x.shape);
      const places = tf.oneHot(indices.toInt(), numPlaces).toFloat();
      return places.mul(dValues.expandDims(-1)).sum(-2);
    },
  };
};

/** Each slope, at the places that its number was taken from. */
const gatherNdGradient: tf.GradFunc = (dy, [params, indices]) => ({
  params: () => {
    if (!params || !indices) throw missing("gatherND");
    return tf.scatterND(indices, dy as tf.Tensor, params.shape);
  },
  indices: () => {
    if (!indices) throw missing("gatherND");
    return tf.zerosLike(indices);
  },
});

/** dy summed from the other end. */
const cumsumGradient: tf.GradFunc = (dy, _, attributes) => {
  const { axis, exclusive, reverse } = attributes;
  const slope = dy as tf.Tensor;
  const sum = () =>
    tf.cumsum(slope, Number(axis), exclusive === true, reverse !== true);
  return { x: sum };
};

function missing(operation: string): Error {
  return new Error(`${operation}: tfjs saved nothing for the way back`);
}
