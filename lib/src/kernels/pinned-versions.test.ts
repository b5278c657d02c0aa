import { expect, it } from "vitest";
import { requireTfjsVersions, requireVersion } from "./pinned-versions";

it("knows the installed tfjs", () => {
  expect(requireTfjsVersions).not.toThrow();
});

it("refuses another version by name", () => {
  expect(() => requireVersion("onnxruntime-node", "1.30.1")).toThrow(
    "onnxruntime-node is 1.30.1, not 1.30.0",
  );
});
