import { expect, it } from "vitest";
import type { ProbeReply } from "../probing/probe-reply";
import type { CompiledCell } from "../slicing/protocol";
import { guardedReply } from "./guarded-reply";

const secret = "function attend(query){return softmax(query)}";
const cells: readonly CompiledCell[] = [
  { cell: 3, js: "const block = makeBlock(dHead);", async: false, lines: [1] },
];
const threw = (name: string, message: string) => ({
  threw: { name, message, stack: "at cell-3:1:7" },
});
const reply = (observation: ProbeReply["observation"]): ProbeReply => ({
  ...{ observation, missing: ["Block"], failure: threw("X", secret).threw },
  cellErrors: [{ cell: 3, error: threw(secret, secret).threw }],
});
const guarded = (observation: ProbeReply["observation"] = {}) =>
  guardedReply(reply(observation), { variants: ["no heads"] }, cells);

it("keeps no word of an error, but its kind, its place, and advice that repeats none", () => {
  const said = (name: string, message: string) =>
    guarded({ x: threw(name, message) }).observation.x;
  const read = "Run `check()` to read what it says.";
  expect(said("TypeError", secret)).toEqual(threw("TypeError", read));
  expect(said(secret, "")).toEqual(threw("Error", read));
  expect(said("RangeError", "Maximum call stack size exceeded")).toEqual(
    threw("RangeError", `A function calls itself without an end. ${read}`),
  );
  const undefinedName = (name: string) => said("ReferenceError", `${name} is not defined`);
  expect(JSON.stringify(undefinedName("makeBlock"))).toContain("`makeBlock`");
  // A name that only runs could make up: letters of what they read.
  expect(undefinedName("functionattendqueryreturn")).toEqual(threw("ReferenceError", read));
});

it("keeps numbers, and texts that were asked", () => {
  const values = Float32Array.of(1, 2);
  const tensor = { dtype: "float32", shape: [2], values } as const;
  const returned = { rows: [{ name: "no heads", score: 0.5 }, { name: secret }], tensor };
  expect(guarded({ x: { returned } }).observation.x).toEqual({
    returned: {
      rows: [{ name: "no heads", score: 0.5 }, { name: "(words of your own)" }],
      tensor,
    },
  });
  const unreadable = { returned: { unreadable: "a Promise" } };
  expect(guarded({ x: unreadable }).observation.x).toEqual(unreadable);
});

it("guards what was thrown outside of experiments too", () => {
  expect(JSON.stringify(guarded())).not.toContain("softmax");
  expect(guarded()).toMatchObject({ missing: ["Block"], cellErrors: [{ cell: 3 }] });
});
