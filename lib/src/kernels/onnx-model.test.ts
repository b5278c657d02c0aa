import { expect, it } from "vitest";
import { encodeOnnxModel } from "./onnx-model";

const encode = (name: string) =>
  encodeOnnxModel({
    name,
    domain: "",
    inputs: ["x"],
    output: "y",
    attributes: { k: 1 },
  });

it("writes format version, graph and versions of definitions", () => {
  const graph = [
    // The node: x in, y out, its name, attribute k = 1 of type 2, no domain.
    [0x0a, 23, 0x0a, 1, 120, 0x12, 1, 121, 0x22, 3, 65, 98, 115],
    [0x2a, 8, 0x0a, 1, 107, 0x18, 1, 0xa0, 1, 2, 0x3a, 0],
    [0x12, 3, 65, 98, 115],
    // Both tensors: name, and a type that holds float32's number 1.
    [0x5a, 9, 0x0a, 1, 120, 0x12, 4, 0x0a, 2, 8, 1],
    [0x62, 9, 0x0a, 1, 121, 0x12, 4, 0x0a, 2, 8, 1],
  ].flat();
  const domain = [..."com.microsoft"].map((letter) => letter.charCodeAt(0));
  expect([...encode("Abs")]).toEqual([
    ...[0x08, 8, 0x3a, graph.length, ...graph],
    ...[0x42, 4, 0x0a, 0, 0x10, 17],
    ...[0x42, 17, 0x0a, 13, ...domain, 0x10, 1],
  ]);
});

it("counts more than 127 bytes in two", () => {
  const name = "A".repeat(200);
  const text = Buffer.from(encode(name)).toString("latin1");
  expect(text).toContain(`\x12\xc8\x01${name}`);
});
