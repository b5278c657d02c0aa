import { expect, it } from "vitest";
import { parseAnswer } from "./answers";

it("reads an answer", () => {
  const round = { times: [12.5, 11], cpuBefore: 1, cpuAfter: 1.5, tensors: 47 };
  expect(parseAnswer(JSON.stringify({ round }), "round")).toEqual(round);
  expect(parseAnswer('{"growth": {"residentBytes": 4096}}', "growth")).toEqual({
    residentBytes: 4096,
  });
});

it.each(["Hi, looks like you are running TensorFlow.js", "", "{not JSON", "[1]"])(
  "passes over what a package prints: %s",
  (line) => expect(parseAnswer(line, "ready")).toBeUndefined(),
);

it("throws a process's own words", () => {
  expect(() => parseAnswer('{"error": "wasm: out of memory"}', "round")).toThrow(
    /^wasm: out of memory$/,
  );
});

it.each([
  ["another kind", { prepared: { parameters: 3 } }],
  ["no times", { round: { times: [], cpuBefore: 0, cpuAfter: 1 } }],
  ["a time that is none", { round: { times: [1, null], cpuBefore: 0, cpuAfter: 1 } }],
  ["no processor time", { round: { times: [1], cpuBefore: 0 } }],
])("refuses %s", (_, message) => {
  expect(() => parseAnswer(JSON.stringify(message), "round")).toThrow(
    /^bench: expected an answer "round", got fields (prepared|round)\. Are both sides of the same version\?$/,
  );
});
