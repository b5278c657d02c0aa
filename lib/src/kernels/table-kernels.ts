import * as tf from "@tensorflow/tfjs";
import type { LoopTools } from "./fused-kernels";
import { inputOf, type MakeKernel } from "./kernel-registry";
import type { WasmMemory } from "./wasm-memory";

/** `GatherV2`: rows of a table, as an embedding looks them up. */
export function gatherKernel(memory: WasmMemory): MakeKernel {
  return (stock) => (call) => {
    const table = inputOf(call, "x");
    const indices = inputOf(call, "indices");
    const { axis, batchDims } = call.attrs ?? {};
    const isRows = axis === 0 && !batchDims && table.shape.length > 0;
    const fits = table.dtype === "float32" && indices.dtype === "int32";
    if (!isRows || !fits) return stock(call);
    const [numRows = 0, ...rowShape] = table.shape;
    requireRows(memory.integersOf(indices), numRows);
    const gathered = memory.makeFloats([...indices.shape, ...rowShape]);
    const rowLength = tf.util.sizeFromShape(rowShape);
    const from = memory.floatsOf(table);
    const to = memory.floatsOf(gathered);
    memory.integersOf(indices).forEach((row, i) => {
      const values = from.subarray(row * rowLength, (row + 1) * rowLength);
      to.set(values, i * rowLength);
    });
    return gathered;
  };
}

function requireRows(indices: Int32Array, numRows: number): void {
  const wrong = indices.find((row) => row < 0 || row >= numRows);
  if (wrong === undefined) return;
  throw new Error(
    `gather: expected indices from 0 to ${numRows - 1}, got ${wrong}. Check what the indices were made for.`,
  );
}

/**
 * `UnsortedSegmentSum`: each row of x added to the row of the sum that its
 * segment id names. It is the gradient of `gather`, and tfjs has none on wasm.
 * Ids outside the sum name no row, as on the cpu backend.
 */
export function segmentSumKernel({ memory, loops }: LoopTools): MakeKernel {
  return (stock) => (call) => {
    const x = inputOf(call, "x");
    const segmentIds = inputOf(call, "segmentIds");
    const isList = segmentIds.shape.length === 1;
    if (x.dtype !== "float32" || !isList) return stock(call);
    requireIdOfEachRow(segmentIds, x);
    const numSegments = Number(call.attrs?.numSegments);
    const rowShape = x.shape.slice(1);
    const sum = memory.makeFloats([numSegments, ...rowShape]);
    const rowLength = tf.util.sizeFromShape(rowShape);
    memory.floatsOf(sum).fill(0);
    const at = memory.addressesOf(x, segmentIds, sum);
    const [numRows = 0] = x.shape;
    loops.addRowsById(...at, numRows, rowLength, numSegments);
    return sum;
  };
}

/** A loop reads as many ids as there are rows; they have to be there. */
function requireIdOfEachRow(ids: tf.TensorInfo, x: tf.TensorInfo): void {
  const [[numIds = 0], [numRows = 0]] = [ids.shape, x.shape];
  if (numIds === numRows) return;
  throw new Error(
    `unsortedSegmentSum: expected a segment id for each of ${numRows} rows, got ${numIds}. Check what the ids were made for.`,
  );
}
