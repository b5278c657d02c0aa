import { noteLengths } from "./note-lengths";
import type { EncoderSizes, WorkloadSpec } from "./workload-spec";

/** One thing that is measured. */
export type Row = {
  /** What `--rows` takes. */
  readonly id: string;
  readonly title: string;
} & (
  | { readonly kind: "speed" | "cold-start"; readonly spec: WorkloadSpec }
  | { readonly kind: "growth"; readonly spec: WorkloadSpec; readonly steps: number }
  | {
      readonly kind: "linearity";
      /** What grows from point to point. */
      readonly axis: "notes" | "layers";
      readonly points: readonly { readonly x: number; readonly spec: WorkloadSpec }[];
    }
);

const classifier = {
  vocabSize: 95,
  dModel: 128,
  numHeads: 4,
  dFf: 512,
  numLayers: 2,
  numClasses: 4,
  dropoutRate: 0.15,
} as const;
const notes = { ...classifier, batch: 32, seqLen: 64 } as const;
const clippedAdam = { learningRate: 3e-4, maxNorm: 1 } as const;

const noteTraining = { workload: "note-training", seed: 41, ...notes, ...clippedAdam } as const;
const noteInference = { workload: "note-inference", seed: 43, ...notes } as const;

const lstm = {
  features: 128,
  hiddenSize: 256,
  numLayers: 2,
  numClasses: 4,
  batch: 32,
  seqLen: 64,
} as const;

const noteRows: readonly Row[] = [
  {
    id: "note-training",
    title: "note classifier, training step (32 × 64)",
    kind: "speed",
    spec: noteTraining,
  },
  {
    id: "note-training-cut",
    title: "the same, batches cut to their longest note",
    kind: "speed",
    spec: {
      ...noteTraining,
      workload: "note-training-cut",
      seed: 42,
      lengths: noteLengths(42, 8 * notes.batch, notes.seqLen),
    },
  },
  {
    id: "note-inference",
    title: "note classifier, one note (1 × 64)",
    kind: "speed",
    spec: { ...noteInference, batch: 1 },
  },
  {
    id: "integrated-gradients",
    title: "integrated gradients, 8 notes × 50 steps",
    kind: "speed",
    spec: {
      workload: "integrated-gradients",
      seed: 44,
      ...notes,
      batch: 8,
      steps: 50,
      internalBatch: 100,
    },
  },
];

const lstmRows: readonly Row[] = [
  {
    id: "lstm-training",
    title: "two-layer LSTM 256, training step (32 × 64)",
    kind: "speed",
    spec: { workload: "lstm-training", seed: 45, ...lstm, ...clippedAdam },
  },
  {
    id: "lstm-inference",
    title: "two-layer LSTM 256, inference (32 × 64)",
    kind: "speed",
    spec: { workload: "lstm-inference", seed: 46, ...lstm },
  },
];

function encoderRows(numLayers: number, dModel: number, parts: number, seed: number): Row[] {
  const name = `${numLayers}×${dModel}`;
  const id = `encoder-${numLayers}x${dModel}`;
  const sizes = {
    seed,
    vocabSize: 30522,
    dModel,
    numHeads: 12,
    dFf: 4 * dModel,
    numLayers,
    numLabels: 5,
    dropoutRate: 0.1,
  } as const;
  const inference = (batch: number, seqLen: number): Row => {
    const spec: EncoderSizes = { ...sizes, batch, seqLen };
    return {
      id: `${id}-inference-${batch}x${seqLen}`,
      title: `encoder ${name}, inference (${batch} × ${seqLen})`,
      kind: "speed",
      spec: { workload: "encoder-inference", ...spec },
    };
  };
  return [
    inference(1, 128),
    inference(1, 512),
    inference(16, 128),
    {
      id: `${id}-training`,
      title: `encoder ${name}, training step (16 × 128${parts > 1 ? ` in ${parts} parts` : ""})`,
      kind: "speed",
      spec: {
        workload: "encoder-training",
        ...sizes,
        seed: seed + 1,
        parts,
        batch: 16,
        seqLen: 128,
        learningRate: 3e-5,
        weightDecay: 0.01,
      },
    },
  ];
}

const processRows: readonly Row[] = [
  {
    id: "growth",
    title: "left by 300 training steps",
    kind: "growth",
    spec: noteTraining,
    steps: 300,
  },
  {
    id: "cold-start",
    title: "cold process to its first training step",
    kind: "cold-start",
    spec: noteTraining,
  },
];

const batches = [4, 8, 16, 32, 64];
const layers = [1, 2, 4, 8];

function linearRow(
  workload: "training" | "inference",
  axis: "notes" | "layers",
  spec: typeof noteTraining | typeof noteInference,
): Row {
  return {
    id: `linear-${axis}-${workload}`,
    title: `note classifier, ${workload}, by ${axis}`,
    kind: "linearity",
    axis,
    points:
      axis === "notes"
        ? batches.map((batch) => ({ x: batch, spec: { ...spec, batch } }))
        : layers.map((numLayers) => ({ x: numLayers, spec: { ...spec, numLayers } })),
  };
}

const linearRows: readonly Row[] = [
  linearRow("training", "notes", noteTraining),
  linearRow("inference", "notes", noteInference),
  linearRow("training", "layers", noteTraining),
  linearRow("inference", "layers", noteInference),
];

/** All that is measured, in the order of the table. */
export const rows: readonly Row[] = [
  ...noteRows,
  ...lstmRows,
  ...encoderRows(6, 384, 1, 47),
  // In one part it needs more memory than wasm can address.
  ...encoderRows(12, 768, 8, 49),
  ...processRows,
  ...linearRows,
];

/**
 * The rows whose ids are named or begin with a name and a dash; all without names.
 *
 * @throws Error that lists the ids when a name fits none
 */
export function chooseRows(names: readonly string[] | undefined): readonly Row[] {
  if (names === undefined) return rows;
  const fits = ({ id }: Row, name: string) => id === name || id.startsWith(`${name}-`);
  const unknown = names.find((name) => !rows.some((row) => fits(row, name)));
  if (unknown !== undefined) {
    throw new Error(
      `--rows: expected ids of rows, or what they begin with, got "${unknown}". Choose from ${rows.map(({ id }) => id).join(", ")}.`,
    );
  }
  // Else "note-training" would bring "note-training-cut" along.
  return rows.filter((row) =>
    names.some(
      (name) => row.id === name || (fits(row, name) && !rows.some(({ id }) => id === name)),
    ),
  );
}
