import { Module } from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import type { TensorData } from "../data/data";
import type { ClassifierSizes } from "../exercises/probing/attention-classifier";
import { recordedCall, recordedNote, stateKey } from "./recordings";
import type { Recording, StoredTensor } from "./stored-check";

/**
 * In a release, the classifier that 05.1 and 05.2 are checked with: what the library's own answered
 * on these inputs, read from data. It cannot attend to a note that it has not met.
 */
class RecordedClassifier extends Module {
  constructor(private readonly state: string) {
    super();
  }

  forward(tokenIds: tf.Tensor2D): { logits: tf.Tensor2D; attentionWeights: tf.Tensor4D[] } {
    const asked = readIds(tokenIds);
    const call = recordedCall(this.state, this.training, asked);
    if (call !== undefined) {
      return {
        logits: tf.tensor2d(call.logits.values, pair(call.logits)),
        attentionWeights: call.attentionWeights.map((layer) =>
          tf.tensor4d(layer.values, quadruple(layer)),
        ),
      };
    }
    return this.ofNotes(asked);
  }

  /** A batch that nobody asked for in these words, put together from its notes. */
  private ofNotes({ shape, values }: StoredTensor) {
    const [batch = 0, seqLen = 0] = shape;
    const notes = Array.from({ length: batch }, (_, i) =>
      this.noteOf(values.subarray(i * seqLen, (i + 1) * seqLen), seqLen),
    );
    const layers = notes[0]?.attentionWeights.length ?? 0;
    return tf.tidy(() => ({
      logits: tf.concat(notes.map(({ logits }) => tf.tensor2d(logits.values, pair(logits)))),
      attentionWeights: Array.from({ length: layers }, (_, layer) =>
        tf.concat(notes.map((note) => cutTo(note.attentionWeights[layer], seqLen))),
      ),
    }));
  }

  private noteOf(ids: ArrayLike<number>, seqLen: number): Recording {
    const note = this.training ? undefined : recordedNote(this.state, ids);
    if (note !== undefined && (note.tokenIds.shape[1] ?? 0) >= seqLen) return note;
    throw new Error(
      this.training
        ? "The model of this check was asked in training mode. Call model.eval() first."
        : "The model of this check knows only the notes that it was made with. Give it the note as it came.",
    );
  }
}

/** Instead of the library's classifier, which is an answer itself. */
export function classifierWith(
  { numHeads }: ClassifierSizes,
  state: Readonly<Record<string, TensorData>>,
): RecordedClassifier {
  return new RecordedClassifier(stateKey(state, numHeads)).eval();
}

function readIds(tokenIds: tf.Tensor2D): StoredTensor {
  const values = Int32Array.from(tokenIds.dataSync());
  return { dtype: "int32", shape: [...tokenIds.shape], values };
}

function cutTo(layer: StoredTensor | undefined, seqLen: number): tf.Tensor4D {
  if (layer === undefined) throw new Error("recorded classifier: a layer is missing.");
  const whole = tf.tensor4d(layer.values, quadruple(layer));
  return whole.slice([0, 0, 0, 0], [1, whole.shape[1], seqLen, seqLen]);
}

function pair({ shape: [rows = 0, columns = 0] }: StoredTensor): [number, number] {
  return [rows, columns];
}

function quadruple({ shape }: StoredTensor): [number, number, number, number] {
  const [batch = 0, heads = 0, queries = 0, keys = 0] = shape;
  return [batch, heads, queries, keys];
}
