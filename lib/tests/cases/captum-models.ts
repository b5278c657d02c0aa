import * as tf from "@tensorflow/tfjs";
import { Module } from "../../src/layers/module";

/** A function of the cases, of the inputs and what is not explained. */
export type CaseModel = (...inputs: tf.Tensor[]) => tf.Tensor;

class Same extends Module {
  forward(x: tf.Tensor): tf.Tensor {
    return x.clone();
  }
}

class Relu extends Module {
  forward(x: tf.Tensor): tf.Tensor {
    return tf.relu(x);
  }
}

/** A linear layer whose weights are all 1. */
class Ones extends Module {
  constructor(private readonly bias: readonly number[]) {
    super();
  }

  forward(x: tf.Tensor): tf.Tensor {
    const weight = tf.ones([x.shape[1] ?? 1, this.bias.length]);
    return x.matMul(weight).add(tf.tensor1d([...this.bias]));
  }
}

/** "ML" of the cases: 3 → 4 → 2. */
export class MultiLayer extends Module {
  readonly linear0 = new Same();
  readonly linear1 = new Ones([-10, 1, 1, 1]);
  readonly relu = new Relu();
  readonly linear2 = new Ones([-1, 1]);

  forward(x: tf.Tensor): tf.Tensor {
    const hidden = this.relu.forward(this.linear1.forward(this.linear0.forward(x)));
    return this.linear2.forward(hidden);
  }
}

/** "MI": ML of scale · (x₁ + x₂ + x₃). */
export class MultiInput extends MultiLayer {
  constructor(private readonly scale: number) {
    super();
  }

  override forward(...inputs: tf.Tensor[]): tf.Tensor {
    return super.forward(tf.addN(inputs).mul(this.scale));
  }
}

/** "CONV": its channels are flattened first, as PyTorch has them. */
function convolution(x: tf.Tensor): tf.Tensor {
  const image = x.transpose<tf.Tensor4D>([0, 2, 3, 1]);
  const filter = tf.ones<tf.Rank.R4>([3, 3, 1, 2]);
  const seen = tf.relu(tf.conv2d(image, filter, 1, "valid").add(tf.tensor1d([-50, -75])));
  const flat = seen.transpose([0, 3, 1, 2]).reshape([x.shape[0] ?? 1, 8]);
  const row = tf.tensor2d([1, 1, 1, 1, 1, -1, -1, -1], [8, 1]).tile([1, 4]);
  return tf.relu(flat.matMul(row));
}

/** The models of the cases that are no more than a formula. */
export const formulas: Readonly<Record<string, CaseModel>> = {
  M1: (x) => tf.sub(1, tf.relu(tf.sub(1, x))),
  M2: (x, y) => tf.relu(tf.relu(x).sub(1).sub(tf.relu(y))),
  M3: (x, y) => tf.relu(tf.relu(x.sub(1)).sub(tf.relu(y))),
  M6: (x, y) => tf.sub(1, tf.relu(tf.sub(1, x.add(y)))).slice([0, 1], [-1, 1]),
  CONV: convolution,
  DL: (x, y) =>
    tf
      .relu(x)
      .mul(2)
      .add(tf.relu(y.sub(1.5)).mul(2)),
  "sum of inputs": (x) => x.sum(1),
  ML: (x) => new MultiLayer().forward(x),
  BOOL: (x) => new MultiLayer().forward(x.toFloat().mul(10)),
  "ML summed over batch and both outputs": (x) => new MultiLayer().forward(x).sum(),
  "ML with add_input and 4-d output": (x, added) => {
    const flat = new MultiLayer().forward(x.add(added ?? 0));
    const [rows = 1, classes = 2] = flat.shape;
    return flat
      .reshape([rows, classes, 1, 1])
      .mul(tf.tensor([1, 2], [1, 1, 2, 1]))
      .mul(tf.tensor([1, 4], [1, 1, 1, 2]));
  },
};
