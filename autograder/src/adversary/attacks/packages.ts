import type { Adversary } from "../adversary";
import { besideWrong, nodeRequire } from "../cells";

/** The packages that the probe uses too. */
export const packagesAttacks: readonly Adversary[] = besideWrong("packages", [
  [
    "reading tensors",
    `(tf.Tensor.prototype as any).dataSync = function () { return new Float32Array(this.size); };`,
  ],
  [
    "the cache of modules",
    `${nodeRequire} for (const key of Object.keys(nodeRequire.cache ?? {})) nodeRequire.cache[key].exports = { passed: true }; (process as any).mainModule.exports = {}; (require as any).cache = {};`,
  ],
  [
    "assertions",
    `${nodeRequire} const assert = nodeRequire("assert"); for (const name of Object.keys(assert)) assert[name] = () => undefined;`,
  ],
  [
    "a class's instances",
    `Object.defineProperty(tf.Tensor, Symbol.hasInstance, { value: () => true });`,
  ],
  [
    "tensor operations",
    `(tf as any).softmax = () => tf.scalar(1); (tf as any).engine = () => null; (tf as any).grads = () => () => [];`,
  ],
  [
    "losses",
    `(tf as any).losses = new Proxy({}, { get: () => () => tf.scalar(0) }); (tf.Tensor.prototype as any).sub = function () { return tf.zerosLike(this); };`,
  ],
  [
    "the engine",
    `(tf.engine() as any).startScope = () => undefined; (tf.engine() as any).registeredVariables = null;`,
  ],
  [
    "a backend of its own",
    `const real = tf.backend(); tf.registerBackend("fake", () => new Proxy(real, { get: (target: any, key) => key === "readSync" ? () => new Float32Array(1e4).fill(0.2) : target[key] }), 99); tf.setBackend("fake");`,
  ],
  [
    "kernels of its own",
    `for (const kernelName of ["BatchMatMul", "Softmax"]) { tf.unregisterKernel(kernelName, tf.getBackend()); tf.registerKernel({ kernelName, backendName: tf.getBackend(), kernelFunc: ({ inputs }: any) => Object.values(inputs)[0] as any }); }`,
  ],
  ["the memory's count", `(tf as any).memory = () => ({ numTensors: 0 });`],
  [
    "the supplied library",
    "const lib = (require as any)('@attending/lib'); (lib as any).requireAttentionShapes = () => true;",
  ],
]);
