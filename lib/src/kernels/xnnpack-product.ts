import { noRoomFor } from "./guard-allocator";
import {
  broadcastItems,
  type MultiplyMatrices,
  type ProductShape,
} from "./matrix-product";
import { transposeMatrices } from "./transpose-matrices";
import type { WasmMemory } from "./wasm-memory";

const bytesPerFloat = 4;

/** The bits of a float that no product comes to: one of the many NaNs. */
const untouched = 0x7fe1d00d;

/** One product `[rows, inner]` · `[inner, columns]`, given by addresses. */
type MultiplyPlain = (
  left: number,
  right: number,
  product: number,
  rows: number,
  inner: number,
  columns: number,
) => void;

/**
 * Products by XNNPACK, which is part of tfjs's wasm module.
 *
 * tfjs asks it only for a single product without transposes and loops over the
 * numbers otherwise. Here every case becomes products of the one kind.
 */
export function makeXnnpackProduct(memory: WasmMemory): MultiplyMatrices {
  const multiply = plainProduct(memory);
  return (left, right, product, shape) => {
    if (isWeightGradient(shape)) {
      multiplyFlipped(memory, multiply, left, right, product, shape);
      return;
    }
    const { rows, inner, columns, transposeLeft, transposeRight } = shape;
    const numLeft = countItems(shape.leftBatch);
    const numRight = countItems(shape.rightBatch);
    const leftLength = transposeLeft ? numLeft * rows * inner : 0;
    const rightLength = transposeRight ? numRight * inner * columns : 0;
    memory.withScratch([leftLength, rightLength], (leftCopy, rightCopy) => {
      if (transposeLeft) {
        transposeMatrices(memory, left, leftCopy, numLeft, inner, rows);
      }
      if (transposeRight) {
        transposeMatrices(memory, right, rightCopy, numRight, columns, inner);
      }
      multiplyItems(
        multiply,
        transposeLeft ? leftCopy : left,
        transposeRight ? rightCopy : right,
        product,
        shape,
      );
    });
  };
}

/** leftᵀ · right of two long, narrow matrices. */
function isWeightGradient(shape: ProductShape): boolean {
  const isOne = countItems(shape.batch) === 1;
  const { transposeLeft, transposeRight, columns, rows } = shape;
  return transposeLeft && !transposeRight && isOne && columns > rows;
}

/** XNNPACK repacks its right factor each time, so that is to be the smaller:
 * leftᵀ · right = (rightᵀ · left)ᵀ. */
function multiplyFlipped(
  memory: WasmMemory,
  multiply: MultiplyPlain,
  left: number,
  right: number,
  product: number,
  { rows, inner, columns }: ProductShape,
): void {
  const lengths = [inner * columns, rows * columns];
  memory.withScratch(lengths, (rightCopy, flipped) => {
    transposeMatrices(memory, right, rightCopy, 1, inner, columns);
    multiply(rightCopy, left, flipped, columns, inner, rows);
    transposeMatrices(memory, flipped, product, 1, columns, rows);
  });
}

function multiplyItems(
  multiply: MultiplyPlain,
  left: number,
  right: number,
  product: number,
  { rows, inner, columns, leftBatch, rightBatch, batch }: ProductShape,
): void {
  const numItems = countItems(batch);
  if (countItems(rightBatch) === 1 && countItems(leftBatch) === numItems) {
    multiply(left, right, product, numItems * rows, inner, columns);
    return;
  }
  const leftItems = broadcastItems(leftBatch, batch);
  const rightItems = broadcastItems(rightBatch, batch);
  for (let item = 0; item < numItems; item++) {
    multiply(
      left + bytesPerFloat * (leftItems[item] ?? 0) * rows * inner,
      right + bytesPerFloat * (rightItems[item] ?? 0) * inner * columns,
      product + bytesPerFloat * item * rows * columns,
      rows,
      inner,
      columns,
    );
  }
}

/**
 * tfjs's own kernel, on views: to the wasm module a tensor is no more than a
 * number with an address and a size.
 *
 * Fresh numbers each time also keep clear of a fault in tfjs: the right factor
 * is kept packed under its number alone, and is misread by a product for which
 * it has another shape.
 */
function plainProduct(memory: WasmMemory): MultiplyPlain {
  const { backend } = memory;
  const { wasm } = backend;
  const bitsAt = (address: number) =>
    new Uint32Array(memory.buffer, address, 1);
  const kernel = wasm.cwrap(
    "BatchMatMul",
    null,
    // Each factor's number, shape and rank; two transposes; the product's number.
    [
      "number",
      "array",
      "number",
      "number",
      "array",
      ...Array(4).fill("number"),
    ],
  );
  const view = (size: number, address: number): number => {
    const id = backend.dataIdNextNumber++;
    wasm.tfjs.registerTensor(id, size, address);
    return id;
  };
  return (left, right, product, rows, inner, columns) => {
    const leftId = view(rows * inner, left);
    const rightId = view(inner * columns, right);
    const productId = view(rows * columns, product);
    const leftShape = shapeBytes(rows, inner);
    const rightShape = shapeBytes(inner, columns);
    bitsAt(product).fill(untouched);
    kernel(leftId, leftShape, 3, rightId, rightShape, 3, 0, 0, productId);
    // Forgets the numbers and what was packed; the memory is not ours to free.
    for (const id of [leftId, rightId, productId]) wasm.tfjs.disposeData(id);
    // Without room to pack the right factor it writes a line, and no product.
    const isDone = bitsAt(product)[0] !== untouched;
    if (!isDone) throw noRoomFor(bytesPerFloat * inner * columns);
  };
}

function shapeBytes(rows: number, columns: number): Uint8Array {
  return new Uint8Array(Int32Array.of(1, rows, columns).buffer);
}

function countItems(batch: readonly number[]): number {
  return batch.reduce((product, size) => product * size, 1);
}
