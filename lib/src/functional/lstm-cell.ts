import * as tf from "@tensorflow/tfjs";

/** One step of an LSTM, with what its gradient needs. */
export type LstmCellStep = {
  /** `[batch, 4 · hiddenSize]`: i, f, g, o after their sigmoid or tanh. */
  readonly gates: tf.Tensor2D;
  /** `[batch, hiddenSize]` */
  readonly cell: tf.Tensor2D;
  /** `[batch, hiddenSize]` */
  readonly hidden: tf.Tensor2D;
};

/** What {@link lstmCellGradient} goes back from. */
export type LstmCellSlopes = {
  /** The loss's slope for the step's hidden state, `[batch, hiddenSize]`. */
  readonly dHidden: tf.Tensor2D;
  /** Its slope for the step's cell by all later steps, of the same shape. */
  readonly dCell: tf.Tensor2D;
};

/**
 * One step of an LSTM for each row: gates, the new cell, the hidden state.
 *
 * i, f, o = sigmoid, g = tanh of their quarter of `preactivations`
 * cell = f ⊙ previousCell + i ⊙ g
 * hidden = o ⊙ tanh(cell)
 *
 * @param preactivations `[batch, 4 · hiddenSize]` in the order i, f, g, o:
 * x · W + h · R + b
 * @param previousCell `[batch, hiddenSize]`
 * @returns new tensors; the caller disposes
 * @see Gers et al. 2000, §3, https://doi.org/10.1162/089976600300015015
 */
export function lstmCell(
  preactivations: tf.Tensor2D,
  previousCell: tf.Tensor2D,
): LstmCellStep {
  return tf.tidy(() => {
    const squashed = preactivations.sigmoid<tf.Tensor2D>();
    const input = gateOf(squashed, 0);
    const forget = gateOf(squashed, 1);
    const candidate = gateOf(preactivations, 2).tanh<tf.Tensor2D>();
    const output = gateOf(squashed, 3);
    const kept = forget.mul<tf.Tensor2D>(previousCell);
    const cell = kept.add<tf.Tensor2D>(input.mul(candidate));
    const hidden = output.mul<tf.Tensor2D>(cell.tanh());
    const gates = tf.concat2d([input, forget, candidate, output], 1);
    return { gates, cell, hidden };
  });
}

/**
 * The slopes for what went into a step of {@link lstmCell}.
 *
 * With d = dCell + dHidden ⊙ o ⊙ (1 - tanh²(cell)), the slopes before the
 * activations are d ⊙ g ⊙ i(1 - i), d ⊙ previousCell ⊙ f(1 - f), d ⊙ i ⊙ (1 - g²)
 * and dHidden ⊙ tanh(cell) ⊙ o(1 - o).
 *
 * @returns new tensors, of the shapes of the step's inputs; the caller disposes
 */
export function lstmCellGradient(
  { gates, cell }: Pick<LstmCellStep, "gates" | "cell">,
  previousCell: tf.Tensor2D,
  { dHidden, dCell }: LstmCellSlopes,
): { dPreactivations: tf.Tensor2D; dPreviousCell: tf.Tensor2D } {
  return tf.tidy(() => {
    const [input, forget, candidate, output] = [0, 1, 2, 3].map((gate) =>
      gateOf(gates, gate),
    ) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
    const bounded = cell.tanh<tf.Tensor2D>();
    const one = tf.scalar(1);
    const ofSigmoid = (y: tf.Tensor2D) => y.mul<tf.Tensor2D>(one.sub(y));
    const ofTanh = (y: tf.Tensor2D) => one.sub<tf.Tensor2D>(y.square());
    const d: tf.Tensor2D = dCell.add(dHidden.mul(output).mul(ofTanh(bounded)));
    const parts: tf.Tensor2D[] = [
      d.mul(candidate).mul(ofSigmoid(input)),
      d.mul(previousCell).mul(ofSigmoid(forget)),
      d.mul(input).mul(ofTanh(candidate)),
      dHidden.mul(bounded).mul(ofSigmoid(output)),
    ];
    const dPreactivations = tf.concat2d(parts, 1);
    return { dPreactivations, dPreviousCell: d.mul<tf.Tensor2D>(forget) };
  });
}

/** One quarter of the columns. */
function gateOf(gates: tf.Tensor2D, gate: number): tf.Tensor2D {
  const [batch, columns] = gates.shape;
  const hiddenSize = columns / 4;
  return gates.slice([0, gate * hiddenSize], [batch, hiddenSize]);
}
