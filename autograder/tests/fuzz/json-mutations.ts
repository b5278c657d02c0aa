import { pickOne, type Random, randomInteger, shuffled } from "@attending/lib";

/** One change of a notebook as a JSON value. */
export type JsonMutation = (notebook: unknown, random: Random) => unknown;

const deep = (depth: number): unknown => {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { a: value };
  return value;
};

const values: readonly (() => unknown)[] = [
  () => null,
  () => true,
  () => "",
  () => 0,
  () => -1,
  () => 1e308,
  () => 4.5,
  () => [],
  () => ({}),
  () => ["code"],
  () => [[["a"]]],
  () => ({ length: 1e9, 0: "x" }),
  () => "\ud800",
  () => "\u0000",
  () => "x".repeat(200_000),
  () => deep(40),
  () => deep(70),
  () => deep(3000),
  () => JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {}}}'),
  () => JSON.parse('{"toString": 1, "valueOf": null, "toJSON": "x", "then": 1}'),
  () => "markdown",
  () => "raw",
  () => "02-self-attention",
  () => Array.from({ length: 5000 }, () => "\n"),
];

/** A place in the value: what holds it, and under which key. */
type Place = { readonly holder: Record<string, unknown>; readonly key: string };

function placesIn(value: unknown, found: Place[] = []): Place[] {
  if (typeof value !== "object" || value === null) return found;
  const holder = value as Record<string, unknown>;
  for (const key of Object.keys(holder)) {
    found.push({ holder, key });
    placesIn(holder[key], found);
  }
  return found;
}

/** Changes a copy at a place that is drawn: near the top half of the time. */
const atPlace =
  (change: (place: Place, others: readonly Place[], random: Random) => void): JsonMutation =>
  (notebook, random) => {
    const copy: unknown = structuredClone(notebook);
    const places = placesIn(copy);
    const near = random() < 0.5 ? places.slice(0, 40) : places;
    if (near.length > 0) change(pickOne(random, near), places, random);
    return copy;
  };

/** Changes the list of cells, where there is one. */
const ofCells =
  (change: (cells: readonly unknown[], random: Random) => unknown): JsonMutation =>
  (notebook, random) => {
    const { cells, ...others } = notebook as { cells?: unknown };
    return Array.isArray(cells) ? { ...others, cells: change(cells, random) } : notebook;
  };

const sourceOf = (cell: unknown): string => {
  const { source } = cell as { source?: unknown };
  return Array.isArray(source) ? source.join("") : String(source);
};

/** Mutations of a notebook's structure. */
export const jsonMutations: Readonly<Record<string, JsonMutation>> = {
  "a value replaced": atPlace(({ holder, key }, _, random) => {
    holder[key] = pickOne(random, values)();
  }),
  "a key deleted": atPlace(({ holder, key }) => {
    delete holder[key];
  }),
  "a key renamed": atPlace(({ holder, key }, others, random) => {
    const value = holder[key];
    delete holder[key];
    holder[pickOne(random, others).key] = value;
  }),
  "values exchanged": atPlace((one, others, random) => {
    const other = pickOne(random, others);
    const kept = structuredClone(other.holder[other.key]);
    other.holder[other.key] = structuredClone(one.holder[one.key]);
    one.holder[one.key] = kept;
  }),
  "a string cut": atPlace(({ holder, key }, _, random) => {
    const value = holder[key];
    if (typeof value === "string")
      holder[key] = value.slice(randomInteger(random, 0, value.length));
  }),
  "cells shuffled": ofCells((cells, random) => shuffled(random, cells)),
  "a cell many times": ofCells((cells, random) => {
    const cell = pickOne(random, cells);
    return [...cells, ...Array.from({ length: randomInteger(random, 2, 2500) }, () => cell)];
  }),
  "cells left out": ofCells((cells, random) => cells.filter(() => random() < 0.5)),
  "cells emptied": ofCells((cells, random) =>
    cells.map((cell) => (random() < 0.3 ? { ...(cell as object), source: "" } : cell)),
  ),
  "cells merged": ofCells((cells) => [
    { cell_type: "code", metadata: {}, source: cells.map(sourceOf).join("\n") },
  ]),
  "cells split": ofCells((cells, random) =>
    cells.flatMap((cell) => {
      const source = sourceOf(cell);
      const at = randomInteger(random, 0, source.length);
      return [source.slice(0, at), source.slice(at)].map((part) => ({
        ...(cell as object),
        source: part,
      }));
    }),
  ),
  "kinds of cells changed": ofCells((cells, random) =>
    cells.map((cell) => ({
      ...(cell as object),
      cell_type: pickOne(random, ["code", "markdown", "raw", "heading"]),
    })),
  ),
  "the cells within": (notebook) => ({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    cells: notebook,
  }),
  "a list of notebooks": (notebook) => [notebook, notebook],
};
