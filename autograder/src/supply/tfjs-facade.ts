/**
 * What `@tensorflow/tfjs` is in the sandbox and in the judge worker: the core with every operation, gradient and
 * optimiser, and no ready-made layers, since those are what the course has its learners write.
 */
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import "@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops";

export * from "@tensorflow/tfjs-core";
