import { describe, expect, it } from "vitest";
import type { Data } from "../data/data";
import { ReplyError, readProbeReply } from "./probe-reply";

const thrown = { name: "Error", message: "m", stack: "s" };
const good = { observation: {}, missing: [], cellErrors: [], failure: null };

const bad: readonly [string, Data, string][] = [
  ["a number", 1, "expected reply with exactly"],
  ["a list", [], "expected reply with exactly"],
  ["no failure", { observation: {}, missing: [], cellErrors: [] }, "expected reply with exactly"],
  ["a verdict", { ...good, passed: true }, "expected reply with exactly"],
  [
    "a tensor for an observation",
    { ...good, observation: { dtype: "bool", shape: [0], values: new Uint8Array(0) } },
    "expected an observation",
  ],
  [
    "an attempt that is none",
    { ...good, observation: { a: { passed: true } } },
    "expected a to have returned or thrown",
  ],
  [
    "an attempt that is both",
    { ...good, observation: { a: { returned: 1, threw: thrown } } },
    "expected a to have",
  ],
  [
    "a throw without stack",
    { ...good, observation: { a: { threw: { name: "", message: "" } } } },
    "expected error with",
  ],
  [
    "a message that is no text",
    { ...good, failure: { ...thrown, message: 1 } },
    "expected message to be text",
  ],
  ["missing names that are none", { ...good, missing: [1] }, "expected missing to be text"],
  [
    "a cell that is no number",
    { ...good, cellErrors: [{ cell: -1, error: thrown }] },
    "expected the number of a cell",
  ],
];

describe("readProbeReply", () => {
  it("reads a reply", () => {
    const reply = { ...good, observation: { a: { returned: 1 }, b: { threw: thrown } } };
    expect(readProbeReply(reply)).toEqual(reply);
  });

  it("keeps no more of an error than there is room for", () => {
    const endless = { name: "n".repeat(1e6), message: "m".repeat(1e6), stack: "s".repeat(1e6) };
    const { failure } = readProbeReply({ ...good, failure: endless });
    expect(Object.values(failure ?? {}).map(({ length }) => length)).toEqual([100, 2000, 8000]);
  });

  it.each(bad)("refuses %s", (_, data, reason) => {
    expect(() => readProbeReply(data)).toThrow(ReplyError);
    expect(() => readProbeReply(data)).toThrow(reason);
  });
});
