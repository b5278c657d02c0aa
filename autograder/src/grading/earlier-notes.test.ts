import { expect, it } from "vitest";
import type { CompiledCell } from "../slicing/protocol";
import { earlierNotes } from "./earlier-notes";

const texts = [
  { id: "01.2", symbol: "createDatasets" },
  { id: "02.2", symbol: "MultiHeadSelfAttention" },
];

const cell = (js: string): CompiledCell => ({ cell: 3, js, async: false, lines: [] });

it("names what an answer takes from an earlier notebook, and nothing else", () => {
  const cells = [
    cell('const a = require("@attending/earlier"); exports.x = a.MultiHeadSelfAttention;'),
    cell('const b = require("@attending/lib"); exports.y = b.createDatasets;'),
  ];
  expect(earlierNotes(texts, { cells })).toEqual([
    "02.2 MultiHeadSelfAttention is from an earlier notebook: the reference stands in for it, whatever was handed in there.",
  ]);
});

it("says nothing of a name that is only longer", () => {
  const cells = [cell('require("@attending/earlier"); createDatasetsOfMine();')];
  expect(earlierNotes(texts, { cells })).toEqual([]);
});
