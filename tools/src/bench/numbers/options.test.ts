import { expect, it } from "vitest";
import { type NumberFlags, numberOptions } from "./options";

const none: NumberFlags = { peers: false, "write-docs": false };

it("measures everything on the default backend, five rounds", () => {
  const { rows, ...others } = numberOptions(none);
  expect(others).toEqual({
    rounds: 5,
    backends: ["wasm-ort"],
    installPeers: false,
    writeDocs: false,
  });
  expect(rows.length).toBeGreaterThan(15);
});

it("reads lists", () => {
  const options = numberOptions({ ...none, rows: "growth, lstm", backends: "wasm-xnn,node" });
  expect(options.rows.map(({ id }) => id)).toEqual(["lstm-training", "lstm-inference", "growth"]);
  expect(options.backends).toEqual(["wasm-xnn", "node"]);
});

it.each<[Partial<NumberFlags>, RegExp]>([
  [{ runs: "0" }, /^--runs: expected a whole number from 1, got "0"\.$/],
  [{ runs: "many" }, /^--runs: expected a whole number from 1, got "many"\.$/],
  [{ backends: "wasm-ort,gpu" }, /^--backends: expected some of wasm-ort, .*, got "gpu"\.$/],
  [{ rows: "nothing" }, /^--rows: expected ids of rows/],
  [{ "write-docs": true, rows: "lstm" }, /^--write-docs: expected all rows and at least 5 rounds/],
  [{ "write-docs": true, runs: "3" }, /^--write-docs: expected all rows and at least 5 rounds/],
])("refuses %j", (flags, message) => {
  expect(() => numberOptions({ ...none, ...flags })).toThrow(message);
});
