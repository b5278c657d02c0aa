import { expect, it } from "vitest";
import { noteLengths } from "./note-lengths";
import { chooseRows, rows } from "./rows";

const idsOf = (names: readonly string[] | undefined) => chooseRows(names).map(({ id }) => id);

it("has an id for each row", () => {
  const ids = idsOf(undefined);
  expect(ids).toHaveLength(rows.length);
  expect(new Set(ids).size).toBe(ids.length);
});

it("has a seed of its own for each workload", () => {
  const seeds = new Map<string, number>();
  for (const row of rows) {
    const specs = row.kind === "linearity" ? row.points.map(({ spec }) => spec) : [row.spec];
    for (const { workload, seed, ...sizes } of specs) {
      const key = "dModel" in sizes ? `${workload} ${sizes.dModel}` : workload;
      expect(seeds.get(key) ?? seed).toBe(seed);
      seeds.set(key, seed);
    }
  }
  expect(new Set(seeds.values()).size).toBe(seeds.size);
});

it("chooses by a whole id, or by what ids begin with", () => {
  expect(idsOf(["note-training"])).toEqual(["note-training"]);
  expect(idsOf(["lstm", "growth"])).toEqual(["lstm-training", "lstm-inference", "growth"]);
  expect(idsOf(["encoder-6x384"])).toHaveLength(4);
});

it("lists the ids when a name fits none", () => {
  expect(() => chooseRows(["lst"])).toThrow(
    /^--rows: expected ids of rows, or what they begin with, got "lst"\. Choose from note-training, /,
  );
});

it("grows one size from point to point", () => {
  const [byNotes] = chooseRows(["linear-notes-training"]);
  const [byLayers] = chooseRows(["linear-layers-inference"]);
  const pointsOf = (row: typeof byNotes) => (row?.kind === "linearity" ? row.points : []);
  expect(pointsOf(byNotes).map(({ spec }) => spec)).toMatchObject(
    [4, 8, 16, 32, 64].map((batch) => ({ batch, numLayers: 2 })),
  );
  expect(pointsOf(byLayers).map(({ spec }) => spec)).toMatchObject(
    [1, 2, 4, 8].map((numLayers) => ({ batch: 32, numLayers })),
  );
});

it("draws lengths of notes as the generator makes them", () => {
  const lengths = noteLengths(42, 97, 64);
  expect(lengths).toEqual(noteLengths(42, 97, 64));
  expect(lengths).toHaveLength(97);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(43);
  expect(Math.min(...lengths)).toBeGreaterThanOrEqual(7);
  expect(Math.max(...noteLengths(42, 97, 11))).toBe(11);
});
