import { type Random, randomInteger } from "@attending/lib";
import type { TensorData } from "../../../data/data";
import { drawState, type State } from "../../drawing/draw-state";
import { drawNormal, fillIntegers, fillTensor } from "../../drawing/draw-tensor";
import { type Architecture, baselineShapes } from "./shapes";

/** A model with its numbers, beside the options that no parameter tells. */
export type Model = Architecture & { readonly state: State };

export type Inputs = {
  /** One direction and the mean; both directions and attention. */
  readonly forward: Model;
  readonly both: Model;
  /** One output and one layer, for a binary task. */
  readonly single: Model;
  /** int32 `[batch, visits, codes]`: without padding; */
  readonly full: TensorData;
  /** with padding among the codes of visits, all of which are there; */
  readonly paddedCodes: TensorData;
  /** with patients of different numbers of visits; */
  readonly paddedVisits: TensorData;
  /** the same with more padding, of visits and of codes; */
  readonly paddedMore: TensorData;
  /** with visits without codes, and a patient without visits. */
  readonly empty: TensorData;
  /** `[batch, visits, codes]`: hides a code of each visit of `full`. */
  readonly codeMask: TensorData;
  /** `[batch, visits]`: some visits of `full` are none, in `empty` some more are there. */
  readonly visitMask: TensorData;
  /** The gradients that arrive at the logits. */
  readonly upstream: TensorData;
  /** A model of one feature throughout, and many patients of one visit of twice the same code. */
  readonly dropped: { readonly model: Model; readonly codes: TensorData };
};

const batch = 4;
const numVisits = 6;
const numCodes = 3;
const sizes = { vocabSize: 29, embeddingDim: 7, hiddenSize: 5, numLayers: 2, numOutputs: 11 };

export function draw(random: Random): Inputs {
  const modelOf = (architecture: Architecture): Model => ({
    ...architecture,
    state: drawState(random, baselineShapes(architecture)),
  });
  const forward = { ...sizes, bidirectional: false, aggregation: "mean" };
  const codes = Array.from({ length: batch * numVisits * numCodes }, () =>
    randomInteger(random, 1, sizes.vocabSize - 1),
  );
  // Each visit of how many codes, and each patient of how many visits.
  const codeCounts = Array.from({ length: batch * numVisits }, (_, visit) =>
    visit < 2 ? visit + 1 : randomInteger(random, 1, numCodes),
  );
  const visitCounts = [numVisits, 1, numVisits - 2, randomInteger(random, 2, 3)];
  const emptied = randomInteger(random, 0, 3);
  const codeAt = (patient: number, visit: number, code: number) =>
    codes[(patient * numVisits + visit) * numCodes + code] ?? 0;
  const isVisit = (patient: number, visit: number) => visit < (visitCounts[patient] ?? 0);
  const isCode = (patient: number, visit: number, code: number) =>
    visit < numVisits && code < (codeCounts[patient * numVisits + visit] ?? 0);
  const paddedVisits: CodeAt = (patient, visit, code) =>
    isVisit(patient, visit) && isCode(patient, visit, code) ? codeAt(patient, visit, code) : 0;
  return {
    forward: modelOf(forward),
    both: modelOf({ ...forward, bidirectional: true, aggregation: "attention" }),
    single: modelOf({ ...forward, numLayers: 1, numOutputs: 1 }),
    full: table(codeAt),
    paddedCodes: table((...at) => (isCode(...at) ? codeAt(...at) : 0)),
    paddedVisits: table(paddedVisits),
    paddedMore: table(paddedVisits, [batch, numVisits + 1, numCodes + 2]),
    // The second patient has lost the only visit, and the first one of the first four.
    empty: table((patient, visit, code) =>
      patient === 1 || (patient === 0 && visit === emptied)
        ? 0
        : paddedVisits(patient, visit, code),
    ),
    codeMask: fillTensor([batch, numVisits, numCodes], (i) => (i % (numCodes + 1) === 1 ? 0 : 1)),
    visitMask: fillTensor([batch, numVisits], (i) =>
      isVisit(Math.floor(i / numVisits), (i % numVisits) + (i < numVisits ? 1 : -1)) ? 1 : 0,
    ),
    upstream: drawNormal(random, [batch, sizes.numOutputs]),
    dropped: drawDropped(),
  };
}

type CodeAt = (patient: number, visit: number, code: number) => number;

function table(codeAt: CodeAt, shape = [batch, numVisits, numCodes]): TensorData {
  const [, visits = 1, codes = 1] = shape;
  return fillIntegers(shape, (i) => {
    const visit = Math.floor(i / codes);
    return codeAt(Math.floor(visit / visits), visit % visits, i % codes);
  });
}

/** So many patients that each thing that may be dropped is so in some and in others not. */
const numDropped = 512;

/** Gates that are half open, and a candidate that is tanh of what comes in, and of 1 more. */
const gates: Readonly<Record<string, readonly number[]>> = {
  inputWeight: [0, 0, 1, 0],
  recurrentWeight: [0, 0, 0, 0],
  inputBias: [0, 0, 1, 0],
  recurrentBias: [0, 0, 0, 0],
};

function drawDropped(): Inputs["dropped"] {
  const one = { vocabSize: 2, embeddingDim: 1, hiddenSize: 1, numLayers: 2, numOutputs: 1 };
  const architecture = { ...one, bidirectional: false, aggregation: "mean" };
  const numbersOf = (name: string): readonly number[] =>
    gates[name.split(".").at(-1) ?? ""] ?? (name === "embedding.weight" ? [0, 1] : [1]);
  const shapes = Object.entries(baselineShapes(architecture));
  const state = shapes.map(([name, shape]) => {
    const numbers = numbersOf(name);
    return [name, fillTensor(shape, (i) => numbers[i] ?? 0)];
  });
  return {
    model: { ...architecture, state: Object.fromEntries(state) },
    codes: fillIntegers([numDropped, 1, 2], () => 1),
  };
}
