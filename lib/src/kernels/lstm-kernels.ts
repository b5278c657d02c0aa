import type { LoopTools } from "./fused-kernels";
import { inputOf, type KernelCall, type MakeKernel } from "./kernel-registry";
import type { ProductShape } from "./matrix-product";

const bytesPerFloat = 4;
const numGates = 4;

/** Where steps lie among packed rows. */
interface Step {
  readonly count: number;
  readonly start: number;
  /** Where the rows of the step before lie; undefined at the first. */
  readonly before: number | undefined;
  /** How many sequences have a step after this one. */
  readonly goOn: number;
}

/** How many bytes a number of rows takes. */
interface RowBytes {
  /** Of hidden states or cells. */
  readonly narrow: (rows: number) => number;
  /** Of gates. */
  readonly wide: (rows: number) => number;
}

function rowBytesOf(hiddenSize: number): RowBytes {
  return {
    narrow: (rows) => rows * hiddenSize * bytesPerFloat,
    wide: (rows) => rows * numGates * hiddenSize * bytesPerFloat,
  };
}

function stepsOf({ attrs }: KernelCall): Step[] {
  const running = attrs?.running as number[];
  let start = 0;
  return running.map((count, t) => {
    const before = t > 0 ? start - (running[t - 1] ?? 0) : undefined;
    start += count;
    const goOn = running[t + 1] ?? 0;
    return { count, start: start - count, before, goOn };
  });
}

/** left `[rows, inner]` · right, which is turned over when asked. */
function productOf(
  rows: number,
  inner: number,
  columns: number,
  transposeRight: boolean,
): ProductShape {
  const batches = { leftBatch: [], rightBatch: [], batch: [] };
  return {
    ...batches,
    rows,
    inner,
    columns,
    transposeLeft: false,
    transposeRight,
  };
}

/**
 * `AttendingLstm`: the states along packed sequences, as `lstmRecurrence` says:
 * hidden states and below them the last cells; gates; cells.
 */
export function lstmKernel(tools: LoopTools): MakeKernel {
  const { memory, loops, arithmetic } = tools;
  return () => (call) => {
    const projected = inputOf(call, "projected");
    const weight = inputOf(call, "weight");
    const [numRows = 0, width = 0] = projected.shape;
    const size = width / numGates;
    const steps = stepsOf(call);
    const numSequences = steps[0]?.count ?? 0;
    const states = memory.makeFloats([numRows + numSequences, size]);
    const gates = memory.makeFloats([numRows, width]);
    const cells = memory.makeFloats([numRows, size]);
    const [from, by, hidden, gate, cell] = memory.addressesOf(
      projected,
      weight,
      states,
      gates,
      cells,
    );
    const { narrow, wide } = rowBytesOf(size);
    memory.withScratch([numSequences * width], (fed) => {
      for (const { count, start, before } of steps) {
        if (before !== undefined) {
          const shape = productOf(count, size, width, false);
          arithmetic.multiply(hidden + narrow(before), by, fed, shape);
        }
        loops.lstmStep(
          from + wide(start),
          before === undefined ? 0 : fed,
          before === undefined ? 0 : cell + narrow(before),
          gate + wide(start),
          cell + narrow(start),
          hidden + narrow(start),
          count,
          size,
        );
      }
    });
    const last = memory.floatsOf(states).subarray(numRows * size);
    const all = memory.floatsOf(cells);
    for (const { count, start, goOn } of steps) {
      const ending = all.subarray(
        (start + goOn) * size,
        (start + count) * size,
      );
      last.set(ending, goOn * size);
    }
    return [states, gates, cells];
  };
}

/** `AttendingLstmGradient`: the slopes for what went into the gates. */
export function lstmGradientKernel(tools: LoopTools): MakeKernel {
  const { memory, loops, arithmetic } = tools;
  return () => (call) => {
    const gates = inputOf(call, "gates");
    const cells = inputOf(call, "cells");
    const dStates = inputOf(call, "dStates");
    const [numRows = 0, width = 0] = gates.shape;
    const size = width / numGates;
    const steps = stepsOf(call);
    const numSequences = steps[0]?.count ?? 0;
    const dProjected = memory.makeFloats(gates.shape);
    const [gate, cell, by, to] = memory.addressesOf(
      gates,
      cells,
      inputOf(call, "weight"),
      dProjected,
    );
    const { narrow, wide } = rowBytesOf(size);
    const length = numSequences * size;
    memory.withScratch([length, length, length], (dHidden, dCell, dFed) => {
      for (const { count, start, before, goOn } of [...steps].reverse()) {
        // Anew each time: a product may make memory grow, and views go blank.
        const given = memory.floatsOf(dStates);
        const ofHidden = memory.floatsAt(dHidden, length);
        const ofCell = memory.floatsAt(dCell, length);
        const ofFed = memory.floatsAt(dFed, length);
        ofHidden.set(given.subarray(start * size, (start + count) * size));
        for (let i = 0; i < goOn * size; i++) ofHidden[i] += ofFed[i] ?? 0;
        const lasts = given.subarray(
          (numRows + goOn) * size,
          (numRows + count) * size,
        );
        ofCell.set(lasts, goOn * size);
        loops.lstmStepGradient(
          gate + wide(start),
          cell + narrow(start),
          before === undefined ? 0 : cell + narrow(before),
          dHidden,
          dCell,
          to + wide(start),
          count,
          size,
        );
        if (before === undefined) continue;
        const shape = productOf(count, width, size, true);
        arithmetic.multiply(to + wide(start), by, dFed, shape);
      }
    });
    return dProjected;
  };
}
