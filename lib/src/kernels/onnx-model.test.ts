import { expect, it } from "vitest";
import { encodeOnnxModel, type OnnxNode } from "./onnx-model";

const encode = (node: Partial<OnnxNode>) =>
  encodeOnnxModel({
    nodes: [{ name: "Abs", domain: "", inputs: ["x"], output: "y", ...node }],
    inputs: { x: "float32", i: "int32" },
    outputs: ["y"],
  });

const bytesOf = (text: string) => [...Buffer.from(text)];

it("writes format version, graph and versions of definitions", () => {
  const graph = [
    // A node without inputs that makes an empty list.
    [0x0a, 27, 0x12, 10, ...bytesOf("unreadable")],
    [0x22, 13, ...bytesOf("SequenceEmpty")],
    // The node: x in, y out, its name, attributes k = 1 (type 2) and f = 0.5
    // (type 1), no domain.
    [0x0a, 36, 0x0a, 1, 120, 0x12, 1, 121, 0x22, 3, 65, 98, 115],
    [0x2a, 8, 0x0a, 1, 107, 0x18, 1, 0xa0, 1, 2],
    [0x2a, 11, 0x0a, 1, 102, 0x15, 0, 0, 0, 0x3f, 0xa0, 1, 1, 0x3a, 0],
    [0x12, 5, ...bytesOf("graph")],
    // The inputs: name, and a type that holds the number of the elements' type.
    [0x5a, 9, 0x0a, 1, 120, 0x12, 4, 0x0a, 2, 8, 1],
    [0x5a, 9, 0x0a, 1, 105, 0x12, 4, 0x0a, 2, 8, 6],
    // The outputs: the list of tensors first.
    [0x62, 22, 0x0a, 10, ...bytesOf("unreadable")],
    [0x12, 8, 0x22, 6, 0x0a, 4, 0x0a, 2, 8, 1],
    [0x62, 9, 0x0a, 1, 121, 0x12, 4, 0x0a, 2, 8, 1],
  ].flat();
  const model = encode({ integers: { k: 1 }, floats: { f: 0.5 } });
  expect([...model]).toEqual([
    ...[0x08, 8, 0x3a, ...[(graph.length & 127) | 128, graph.length >> 7]],
    ...graph,
    ...[0x42, 4, 0x0a, 0, 0x10, 17],
    ...[0x42, 17, 0x0a, 13, ...bytesOf("com.microsoft"), 0x10, 1],
  ]);
});

it("counts more than 127 bytes in two", () => {
  const name = "A".repeat(200);
  const text = Buffer.from(encode({ name })).toString("latin1");
  expect(text).toContain(`\x22\xc8\x01${name}`);
});
