import { expect, it } from "vitest";
import { multiplyByTwoShapes } from "../../tests/reused-factor";
import { startBackend } from "../backend/backend-candidates";
import { requireWasmBackend } from "./wasm-memory";

/** tfjs's own kernel writes beyond its output, too: room for what it writes. */
const bytesBeyond = 64;

it("tfjs's own product is wrong when one tensor is a factor of two shapes", async () => {
  await startBackend.wasm();
  const { wasm } = requireWasmBackend();
  const allocate = wasm._malloc;
  wasm._malloc = (numBytes) => allocate(numBytes + bytesBeyond);
  expect(multiplyByTwoShapes()).toEqual([36, 40, 44, 48]);
});
