import {
  activateLogits,
  Dropout,
  Embedding,
  Linear,
  LSTM,
  Module,
  type PredictionTask,
  type VisitAggregation,
  VisitEncoder,
  visitLengths,
} from "@attending/lib";
import * as tf from "@tensorflow/tfjs";

type Options = {
  vocabSize: number;
  embeddingDim?: number;
  hiddenSize?: number;
  numLayers?: number;
  bidirectional?: boolean;
  aggregation?: VisitAggregation;
  dropoutRate?: number;
  task?: PredictionTask;
  numOutputs?: number;
  returnSequences?: boolean;
  random: () => number;
};

type Masks = { codeMask?: tf.Tensor3D; visitMask?: tf.Tensor2D };
type Result = { logits: tf.Tensor; attentionWeights?: tf.Tensor };

abstract class Model extends Module {
  head: Linear;
  lstm: LSTM;
  visitEncoder: VisitEncoder;
  embedding: Embedding;
  protected readonly drop: Dropout;
  protected readonly root: number;
  protected readonly hiddenSize: number;
  protected readonly isBoth: boolean;
  protected readonly afterEach: boolean;
  private readonly task: PredictionTask;

  constructor(options: Options) {
    super();
    const { vocabSize, embeddingDim = 128, hiddenSize = 256, numLayers = 2, random } = options;
    const { bidirectional = false, aggregation = "mean", dropoutRate = 0.3 } = options;
    const { task = "binary", numOutputs = 1, returnSequences = false } = options;
    const width = bidirectional ? hiddenSize * 2 : hiddenSize;
    this.head = new Linear({ inFeatures: width, outFeatures: numOutputs, random });
    const sizes = { inputSize: embeddingDim, hiddenSize, numLayers, bidirectional };
    this.lstm = new LSTM({ ...sizes, dropoutRate, random });
    this.visitEncoder = new VisitEncoder({ embeddingDim, aggregation, random });
    this.embedding = new Embedding({ vocabSize, dModel: embeddingDim, random });
    this.drop = new Dropout({ rate: dropoutRate, random });
    this.root = embeddingDim ** 0.5;
    this.hiddenSize = hiddenSize;
    this.isBoth = bidirectional;
    this.afterEach = returnSequences;
    this.task = task;
  }

  abstract forward(codes: tf.Tensor3D, masks?: Masks): Result;

  predict(codes: tf.Tensor3D, masks?: Masks): tf.Tensor {
    return activateLogits(this.forward(codes, masks).logits, this.task);
  }

  /** Each patient's visits as vectors, `[batch, visits, embeddingDim]`, and the weights of codes. */
  protected visitsOf(codes: tf.Tensor3D, isCode: tf.Tensor3D) {
    const [batch, visits, width] = codes.shape;
    const vectors = this.embedding
      .forward(codes.reshape<tf.Tensor2D>([-1, width]))
      .mul<tf.Tensor3D>(this.root);
    const { visit, weights } = this.visitEncoder.forward(
      vectors,
      isCode.reshape<tf.Tensor2D>([-1, width]),
    );
    return {
      visits: visit.reshape<tf.Tensor3D>([batch, visits, -1]),
      ...(weights && { attentionWeights: weights.reshape([batch, visits, width]) }),
    };
  }
}

/** The last states as a list, without a word of axes. */
class UnstackedStates extends Model {
  forward(codes: tf.Tensor3D, { codeMask, visitMask }: Masks = {}): Result {
    return tf.tidy((): { logits: tf.Tensor; [name: string]: tf.Tensor } => {
      const isCode = codeMask ?? codes.greater<tf.Tensor3D>(0);
      const { visits, ...weights } = this.visitsOf(codes, isCode);
      const lengths = visitLengths({ codeMask: isCode, visitMask });
      const { output, hidden } = this.lstm.forward(this.drop.forward(visits), { lengths });
      const last = tf.concat(tf.unstack(hidden).slice(this.isBoth ? -2 : -1), 1);
      const state = this.drop.forward(this.afterEach ? output : last);
      return { logits: this.head.forward(state), ...weights };
    });
  }
}

/** The states picked out of the outputs: forward at the last visit, backward at the first. */
class PickedStates extends Model {
  forward(codes: tf.Tensor3D, masks: Masks = {}): Result {
    const isCode = masks.codeMask ?? tf.cast(codes.notEqual(0), "float32");
    const { visits, ...weights } = this.visitsOf(codes, isCode as tf.Tensor3D);
    const lengths = visitLengths({ codeMask: isCode, ...masks });
    const { output } = this.lstm.forward(this.drop.forward(visits), { lengths });
    const state = this.afterEach ? output : this.picked(output, lengths);
    return { logits: this.head.forward(this.drop.forward(state)), ...weights };
  }

  private picked(output: tf.Tensor3D, lengths: number[]): tf.Tensor2D {
    const [batch, visits] = output.shape;
    const at = lengths.map((length) =>
      Array.from({ length: visits }, (_, visit) => (visit === length - 1 ? 1 : 0)),
    );
    const marked = output.mul(tf.tensor2d(at, [batch, visits]).expandDims(2)).sum(1);
    const forward = marked.slice([0, 0], [batch, this.hiddenSize]);
    if (!this.isBoth) return forward as tf.Tensor2D;
    const first = output.slice([0, 0, this.hiddenSize], [batch, 1, this.hiddenSize]);
    return tf.concat([forward, first.squeeze([1])], 1) as tf.Tensor2D;
  }
}

/** Each patient alone, without any padding of visits. */
class PatientByPatient extends Model {
  forward(codes: tf.Tensor3D, masks: Masks = {}): Result {
    const isCode = masks.codeMask ?? codes.notEqual(0).toFloat();
    const { visits, ...weights } = this.visitsOf(codes, isCode as tf.Tensor3D);
    const dropped = this.drop.forward(visits);
    const lengths = visitLengths({ codeMask: isCode, ...masks });
    const states = lengths.map((length, patient) => this.stateOf(dropped, patient, length));
    const state = this.drop.forward(tf.concat(states));
    return { logits: this.head.forward(state), ...weights };
  }

  /** `[1, …]`; what is beyond the last visit is 0. */
  private stateOf(visits: tf.Tensor3D, patient: number, length: number): tf.Tensor {
    const [, numVisits, dim] = visits.shape;
    const width = this.hiddenSize * (this.isBoth ? 2 : 1);
    if (length === 0) return tf.zeros(this.afterEach ? [1, numVisits, width] : [1, width]);
    const own = visits.slice([patient, 0, 0], [1, length, dim]);
    const { output, hidden } = this.lstm.forward(own);
    if (this.afterEach)
      return output.pad([
        [0, 0],
        [0, numVisits - length],
        [0, 0],
      ]);
    const ofLast = hidden.slice([hidden.shape[0] - width / this.hiddenSize, 0, 0]);
    return ofLast.reshape([1, width]);
  }
}

/** Counts the visits by itself, and multiplies what is padding away before it is read. */
class OwnLengths extends Model {
  forward(codes: tf.Tensor3D, masks: Masks = {}): Result {
    const [batch, numVisits, numCodes] = codes.shape;
    const isCode = masks.codeMask ?? tf.minimum(codes, 1).toFloat();
    const { visits, ...weights } = this.visitsOf(codes, isCode as tf.Tensor3D);
    const marks = (masks.visitMask ?? isCode.max(2)).arraySync() as number[][];
    const lengths = marks.map((row) => row.lastIndexOf(1) + 1);
    const { hidden, output } = this.lstm.forward(this.drop.forward(visits), {
      lengths: tf.tensor1d(lengths, "int32"),
    });
    const [all] = hidden.shape;
    const directions = this.isBoth ? 2 : 1;
    const byPatient = hidden
      .reshape([all / directions, directions, batch, this.hiddenSize])
      .transpose([2, 0, 1, 3]) // [batch, layers, directions, hiddenSize]
      .slice([0, all / directions - 1], [batch, 1])
      .reshape([batch, -1]);
    const state = this.drop.forward(this.afterEach ? output : byPatient);
    if (numCodes * numVisits === 0) throw new Error("expected a table");
    return {
      logits: tf
        .add(tf.dot(flat(state), this.head.weight), this.head.bias)
        .reshape([...state.shape.slice(0, -1), -1]),
      ...weights,
    };
  }
}

function flat(state: tf.Tensor): tf.Tensor2D {
  return state.reshape([-1, state.shape.at(-1) ?? 1]);
}

/** Three dropouts and a layer for each step of the way, in the order of the text. */
class SeparateDropouts extends Model {
  private readonly before: Dropout;

  constructor(options: Options) {
    super(options);
    this.before = new Dropout({ rate: options.dropoutRate ?? 0.3, random: options.random });
  }

  forward(codes: tf.Tensor3D, masks?: Masks): Result {
    const isCode = masks?.codeMask ?? codes.notEqual<tf.Tensor3D>(0);
    const { visits, ...weights } = this.visitsOf(codes, isCode);
    const states = this.lstm.forward(this.before.forward(visits), {
      lengths: visitLengths({ codeMask: isCode, visitMask: masks?.visitMask }),
    });
    const logitsOf = (state: tf.Tensor) => this.head.forward(this.drop.forward(state));
    if (this.afterEach) return { logits: logitsOf(states.output), ...weights };
    const [count, batch] = states.hidden.shape;
    const [backward, forward] = [count - 1, count - (this.isBoth ? 2 : 1)].map((at) =>
      states.hidden.gather(tf.tensor1d([at], "int32")).reshape([batch, this.hiddenSize]),
    );
    const parts = this.isBoth ? [forward, backward] : [forward];
    const found = parts.filter((part): part is tf.Tensor2D => part !== undefined);
    return { logits: logitsOf(tf.concat(found, 1)), ...weights };
  }
}

/** Ways to write 07.2, each right, none of them the library's. */
export const baselines = [
  UnstackedStates,
  PickedStates,
  PatientByPatient,
  OwnLengths,
  SeparateDropouts,
];
