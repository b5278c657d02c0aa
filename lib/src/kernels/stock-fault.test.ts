import { expect, it } from "vitest";
import { multiplyByTwoShapes } from "../../tests/reused-factor";
import { startBackend } from "../backend/backend-candidates";

// The only test of its file, and so of its process: tfjs's own kernel also
// writes beyond its output, and what comes after it cannot be relied upon.
it("tfjs's own product is wrong when one tensor is a factor of two shapes", async () => {
  await startBackend.wasm();
  expect(multiplyByTwoShapes()).toEqual([36, 40, 44, 48]);
});
