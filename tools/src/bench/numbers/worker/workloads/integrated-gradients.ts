import { type ClinicalNoteClassifier, seededRandom } from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import type { SpecOf } from "../../rows/workload-spec";
import type { Task } from "../task";
import { gaussLegendre } from "./gauss-legendre";
import { fullNotes } from "./note-batch";
import { makeClassifier } from "./note-classifier";

/** The class whose logit is attributed. */
const target = 1;

/** Integrated gradients of some full notes, from their embedding on. */
export function startIntegratedGradients(spec: SpecOf<"integrated-gradients">): Task {
  const random = seededRandom(spec.seed);
  const model = makeClassifier(spec, random).eval();
  const embedded = model.embedding.forward(fullNotes(random, spec));
  return {
    parameters: model.countParameters(),
    run: () => {
      const attributions = attribute(model, embedded, spec);
      attributions.dataSync();
      attributions.dispose();
    },
  };
}

/**
 * How much each embedded feature adds to the target's logit, from an embedding of zeros: by
 * Gauss–Legendre quadrature, with as many whole steps at once as fit into `internalBatch` notes, as
 * Captum does it.
 *
 * x ⊙ Σ wᵢ ∂logit(αᵢ x)/∂x
 *
 * @param embedded `[notes, seqLen, dModel]`, no padding among them
 * @returns the shape of `embedded`; the caller disposes
 * @see Sundararajan et al. 2017, https://arxiv.org/abs/1703.01365
 */
export function attribute(
  model: ClinicalNoteClassifier,
  embedded: tf.Tensor3D,
  { steps, internalBatch }: { readonly steps: number; readonly internalBatch: number },
): tf.Tensor3D {
  const { nodes, weights } = gaussLegendre(steps);
  const [numNotes, seqLen, dModel] = embedded.shape;
  const atOnce = Math.max(1, Math.floor(internalBatch / numNotes));
  const slopeOf = tf.grad((x) => targetLogits(model, x as tf.Tensor3D).sum());
  let total: tf.Tensor3D = tf.zerosLike(embedded);
  for (let start = 0; start < steps; start += atOnce) {
    const sum = total;
    total = tf.tidy(() => {
      const here = (values: readonly number[]) => {
        const chosen = values.slice(start, start + atOnce);
        return tf.tensor4d(chosen, [chosen.length, 1, 1, 1]);
      };
      const scaled = embedded.expandDims(0).mul(here(nodes)); // [steps, notes, seqLen, dModel]
      const slopes = slopeOf(scaled.reshape([-1, seqLen, dModel])).reshape(scaled.shape);
      return sum.add(slopes.mul(here(weights)).sum(0));
    });
    sum.dispose();
  }
  const attributions = total.mul<tf.Tensor3D>(embedded);
  total.dispose();
  return attributions;
}

/** The target's logit of each note, from its embedding on: `[notes]`. */
export function targetLogits(model: ClinicalNoteClassifier, embedded: tf.Tensor3D): tf.Tensor1D {
  const [numNotes, seqLen] = embedded.shape;
  return tf.tidy(() => {
    const mask = tf.ones([numNotes, 1, 1, seqLen]);
    const scaled = embedded.mul<tf.Tensor3D>(Math.sqrt(model.dModel));
    let x = model.dropout.forward(model.positions.forward(scaled));
    for (const block of model.encoder) x = block.forward(x, mask).output;
    const logits = model.classifier.forward(x.mean<tf.Tensor2D>(1));
    return logits.slice([0, target], [numNotes, 1]).flatten();
  });
}
