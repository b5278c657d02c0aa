/**
 * One step of Adam with decoupled decay, in place: parameter, first and second
 * moments are read and written once.
 *
 * @param keep 1 - learningRate · weightDecay
 * @param rest1 1 - beta1, which float32 would give few digits of
 * @param rest2 1 - beta2
 * @param stepSize learningRate / (1 - beta1^step)
 * @param rootCorrection 1 / √(1 - beta2^step)
 */
export function adamStep(
  parameter: usize,
  first: usize,
  second: usize,
  gradient: usize,
  length: i32,
  keep: f32,
  stepSize: f32,
  beta1: f32,
  rest1: f32,
  beta2: f32,
  rest2: f32,
  rootCorrection: f32,
  epsilon: f32,
): void {
  let i: i32 = 0;
  for (; i <= length - 4; i += 4) {
    const at = (<usize>i) << 2;
    const g = v128.load(gradient + at);
    const m = f32x4.add(
      f32x4.mul(v128.load(first + at), f32x4.splat(beta1)),
      f32x4.mul(g, f32x4.splat(rest1)),
    );
    const v = f32x4.add(
      f32x4.mul(v128.load(second + at), f32x4.splat(beta2)),
      f32x4.mul(f32x4.mul(g, g), f32x4.splat(rest2)),
    );
    v128.store(first + at, m);
    v128.store(second + at, v);
    const root = f32x4.mul(f32x4.sqrt(v), f32x4.splat(rootCorrection));
    const move = f32x4.div(
      f32x4.mul(m, f32x4.splat(stepSize)),
      f32x4.add(root, f32x4.splat(epsilon)),
    );
    const kept = f32x4.mul(v128.load(parameter + at), f32x4.splat(keep));
    v128.store(parameter + at, f32x4.sub(kept, move));
  }
  for (; i < length; i++) {
    const at = (<usize>i) << 2;
    const g = load<f32>(gradient + at);
    const m = load<f32>(first + at) * beta1 + g * rest1;
    const v = load<f32>(second + at) * beta2 + g * g * rest2;
    store<f32>(first + at, m);
    store<f32>(second + at, v);
    const move = (m * stepSize) / (sqrt(v) * rootCorrection + epsilon);
    store<f32>(parameter + at, load<f32>(parameter + at) * keep - move);
  }
}
