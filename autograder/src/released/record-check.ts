import { ClinicalNoteClassifier, seededRandom } from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import type { Data } from "../data/data";
import { heldOut } from "../exercises/04-training-and-evaluation/train-model/held-out";
import type { Answer, Exercise, Observation } from "../exercises/exercise";
import { tryRungs } from "../exercises/probing/rungs";
import { gradeObservation } from "../judging/grade-observation";
import { builtVariants } from "../judging/mistake-variants";
import { publicSeed } from "../judging/public-seed";
import { referenceAnswer } from "../judging/reference-answer";
import { referenceOnLadder } from "../judging/reference-on-ladder";
import { noteKey, stateKey } from "./recordings";
import {
  differences,
  type Recording,
  type StoredCheck,
  type StoredLadder,
  type StoredMistake,
  type StoredTensor,
  withoutStacks,
} from "./stored-check";

/** The exercise whose judge needs notes of its own. */
const scoredWithNotes = "04.1";

/**
 * What the reference of an exercise and each of its known mistakes do on the public seed. Tensors must
 * be ready, on the backend that grading uses.
 */
export async function recordCheck(exercise: Exercise): Promise<StoredCheck> {
  const { card, recognisedBy } = exercise;
  // The stream of the judge's desk: `check()` meets the same inputs in a release.
  const inputs = exercise.draw(seededRandom(`${card.id}/${publicSeed}`));
  const calls = new Map<string, Recording>();
  const observed = async () => ({
    ...(await observeAll(exercise, inputs)),
    ladder: await recordLadder(exercise),
  });
  const isGivenClassifiers = card.supplies.includes("ClinicalNoteClassifier");
  const { reference, mistakes, ladder } = isGivenClassifiers
    ? await watchingClassifiers(calls, async () => {
        const all = await observed();
        await climbWithMistakes(exercise);
        return all;
      })
    : await observed();
  return {
    inputs,
    reference: recognisedBy === "verdicts" ? {} : reference,
    mistakes,
    recordings: [...calls.values()],
    heldOut: card.id === scoredWithNotes ? heldOut() : [],
    ladder,
  };
}

async function recordLadder(exercise: Exercise): Promise<StoredLadder | null> {
  const { ladder } = exercise;
  if (ladder === undefined) return null;
  const { axes, inWords } = ladder;
  const rungs = ladder.rungs();
  const reference = withoutStacks(await referenceOnLadder(exercise));
  return { rungs, inWords: rungs.map(inWords), axes, reference };
}

/** A mistake asks a classifier what the reference never does: in training mode, say. */
async function climbWithMistakes(exercise: Exercise): Promise<void> {
  const { ladder } = exercise;
  if (ladder === undefined) return;
  for (const answer of builtVariants(exercise).values()) {
    await tryRungs(ladder.tryOut, answer, ladder.rungs());
  }
}

async function observeAll(exercise: Exercise, inputs: Data) {
  const observe = async (answer: Answer): Promise<Observation> =>
    withoutStacks(await exercise.probe(answer, inputs));
  const reference = await observe(referenceAnswer(exercise));
  const variants = builtVariants(exercise);
  const mistakes: StoredMistake[] = [];
  for (const { id, says } of exercise.mistakes) {
    const observed = await observe(variants.get(id) ?? {});
    if (exercise.recognisedBy === "outputs") {
      mistakes.push({ id, says, differs: differences(reference, observed), messages: [] });
      continue;
    }
    const { assertions } = gradeObservation(exercise, { inputs, observed, reference });
    const messages = assertions.map(({ message }) => message);
    mistakes.push({ id, says, differs: {}, messages });
  }
  return { reference, mistakes };
}

/** Writes down each call of the library's classifier while `run` lasts, and each note by itself. */
async function watchingClassifiers<T>(
  calls: Map<string, Recording>,
  run: () => Promise<T>,
): Promise<T> {
  const { prototype } = ClinicalNoteClassifier;
  const { forward } = prototype;
  prototype.forward = function watched(this: ClinicalNoteClassifier, tokenIds: tf.Tensor2D) {
    const result = forward.call(this, tokenIds);
    const numHeads = this.encoder[0]?.attention.numHeads ?? 0;
    const state = stateKey(this.stateDict(), numHeads);
    const keep = (ids: tf.Tensor2D, given: ReturnType<typeof forward>): void => {
      const call = recordingOf(state, this.training, ids, given);
      const key = `${state} ${call.training} ${ids.shape} ${call.tokenIds.values.join()}`;
      if (!calls.has(key)) calls.set(key, call);
    };
    keep(tokenIds, result);
    if (!this.training) {
      const [maxLen = 0] = this.positions.encoding.shape;
      for (const note of notesIn(tokenIds, maxLen)) {
        if (calls.has(noteKey(`alone ${state}`, note))) continue;
        tf.tidy(() => {
          const alone = tf.tensor2d([note], [1, note.length], "int32");
          const call = recordingOf(state, false, alone, forward.call(this, alone));
          calls.set(noteKey(`alone ${state}`, note), call);
        });
      }
    }
    return result;
  };
  try {
    return await run();
  } finally {
    prototype.forward = forward;
  }
}

/** Each row, padded to the longest that a note can be. */
function notesIn(tokenIds: tf.Tensor2D, maxLen: number): number[][] {
  const [batch, seqLen] = tokenIds.shape;
  const ids = Array.from(tokenIds.dataSync());
  return Array.from({ length: batch }, (_, i) => {
    const row = ids.slice(i * seqLen, (i + 1) * seqLen);
    return [...row, ...new Array<number>(Math.max(0, maxLen - seqLen)).fill(0)];
  });
}

function recordingOf(
  state: string,
  training: boolean,
  tokenIds: tf.Tensor2D,
  { logits, attentionWeights }: { logits: tf.Tensor; attentionWeights: readonly tf.Tensor[] },
): Recording {
  return {
    state,
    training,
    tokenIds: stored(tokenIds, "int32"),
    logits: stored(logits, "float32"),
    attentionWeights: attentionWeights.map((layer) => stored(layer, "float32")),
  };
}

function stored(tensor: tf.Tensor, dtype: "float32" | "int32"): StoredTensor {
  const values = tensor.dataSync();
  return {
    dtype,
    shape: [...tensor.shape],
    values: dtype === "int32" ? Int32Array.from(values) : Float32Array.from(values),
  };
}
