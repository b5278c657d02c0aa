import { exponential } from "./exponential";

// Hidden sizes are multiples of four; the caller sees to it.

/**
 * One step of an LSTM for each row: writes gates, new cell and hidden state.
 *
 * @param projected `[rows, 4 · size]`: i, f, g, o before their activations
 * @param fed what the state before adds to it, of the same shape; 0 for none
 * @param before the cells before, `[rows, size]`; 0 for none
 */
export function lstmStep(
  projected: usize,
  fed: usize,
  before: usize,
  gates: usize,
  cell: usize,
  hidden: usize,
  rows: i32,
  size: i32,
): void {
  const bytes = (<usize>size) << 2;
  for (let row: usize = 0; row < <usize>rows; row++) {
    const wide = row * bytes * 4;
    const narrow = row * bytes;
    for (let at: usize = 0; at < bytes; at += 16) {
      const from = wide + at;
      const i = sigmoid(scores(projected, fed, from));
      const f = sigmoid(scores(projected, fed, from + bytes));
      const g = tanh(scores(projected, fed, from + bytes * 2));
      const o = sigmoid(scores(projected, fed, from + bytes * 3));
      v128.store(gates + from, i);
      v128.store(gates + from + bytes, f);
      v128.store(gates + from + bytes * 2, g);
      v128.store(gates + from + bytes * 3, o);
      let next = f32x4.mul(i, g);
      if (before !== 0) {
        const kept = f32x4.mul(f, v128.load(before + narrow + at));
        next = f32x4.add(next, kept);
      }
      v128.store(cell + narrow + at, next);
      v128.store(hidden + narrow + at, f32x4.mul(o, tanh(next)));
    }
  }
}

/**
 * The way back through {@link lstmStep}: writes the slopes before the
 * activations, and puts those for the cells before in the place of dCell.
 */
export function lstmStepGradient(
  gates: usize,
  cell: usize,
  before: usize,
  dHidden: usize,
  dCell: usize,
  dProjected: usize,
  rows: i32,
  size: i32,
): void {
  const bytes = (<usize>size) << 2;
  const one = f32x4.splat(1);
  for (let row: usize = 0; row < <usize>rows; row++) {
    const wide = row * bytes * 4;
    const narrow = row * bytes;
    for (let at: usize = 0; at < bytes; at += 16) {
      const from = wide + at;
      const own = narrow + at;
      const i = v128.load(gates + from);
      const f = v128.load(gates + from + bytes);
      const g = v128.load(gates + from + bytes * 2);
      const o = v128.load(gates + from + bytes * 3);
      const bounded = tanh(v128.load(cell + own));
      const up = v128.load(dHidden + own);
      const through = f32x4.mul(f32x4.mul(up, o), slopeOfTanh(bounded, one));
      const d = f32x4.add(v128.load(dCell + own), through);
      let last = f32x4.splat(0);
      if (before !== 0) last = v128.load(before + own);
      const forInput = f32x4.mul(f32x4.mul(d, g), slopeOfSigmoid(i, one));
      const forForget = f32x4.mul(f32x4.mul(d, last), slopeOfSigmoid(f, one));
      const forCandidate = f32x4.mul(f32x4.mul(d, i), slopeOfTanh(g, one));
      const forOutput = f32x4.mul(
        f32x4.mul(up, bounded),
        slopeOfSigmoid(o, one),
      );
      v128.store(dProjected + from, forInput);
      v128.store(dProjected + from + bytes, forForget);
      v128.store(dProjected + from + bytes * 2, forCandidate);
      v128.store(dProjected + from + bytes * 3, forOutput);
      v128.store(dCell + own, f32x4.mul(d, f));
    }
  }
}

function scores(projected: usize, fed: usize, at: usize): v128 {
  const own = v128.load(projected + at);
  return fed === 0 ? own : f32x4.add(own, v128.load(fed + at));
}

function slopeOfSigmoid(y: v128, one: v128): v128 {
  return f32x4.mul(y, f32x4.sub(one, y));
}

function slopeOfTanh(y: v128, one: v128): v128 {
  return f32x4.sub(one, f32x4.mul(y, y));
}

function sigmoid(x: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, exponential(f32x4.neg(x))));
}

/**
 * tanh x: 1 - 2 / (e^2x + 1), and a polynomial below 0.625, where that
 * difference would have few digits left.
 *
 * @see Moshier, Cephes, tanhf, https://www.netlib.org/cephes/
 */
function tanh(x: v128): v128 {
  const one = f32x4.splat(1);
  const power = exponential(f32x4.add(x, x));
  const two = f32x4.splat(2);
  const far = f32x4.sub(one, f32x4.div(two, f32x4.add(power, one)));
  const z = f32x4.mul(x, x);
  let sum = f32x4.splat(-5.70498872745e-3);
  sum = f32x4.add(f32x4.mul(sum, z), f32x4.splat(2.06390887954e-2));
  sum = f32x4.add(f32x4.mul(sum, z), f32x4.splat(-5.37397155531e-2));
  sum = f32x4.add(f32x4.mul(sum, z), f32x4.splat(1.33314422036e-1));
  sum = f32x4.add(f32x4.mul(sum, z), f32x4.splat(-3.33332819422e-1));
  const near = f32x4.add(x, f32x4.mul(f32x4.mul(sum, z), x));
  const isNear = f32x4.lt(f32x4.abs(x), f32x4.splat(0.625));
  return v128.bitselect(near, far, isNear);
}
