import { pickOne, type Random, randomInteger, shuffled } from "@attending/lib";

/** Tags, `[sentence][word]`. */
export type Case = {
  readonly gold: readonly (readonly string[])[];
  readonly predicted: readonly (readonly string[])[];
};

/** By what goes wrong in them. */
export type Inputs = Readonly<
  Record<"missed" | "madeUp" | "boundary" | "mistaken" | "all" | "unopened", Case>
> & {
  /** What else may be critical. */
  readonly otherTypes: readonly string[];
};

type Kind = "right" | "missed" | "madeUp" | "boundary" | "mistaken" | "mistakenElsewhere" | "split";
type Span = { readonly type: string; readonly start: number; readonly end: number };

/** How often each type comes: never as many critical ones as others. */
const counts: Readonly<Record<string, readonly [low: number, high: number]>> = {
  ANAT: [11, 19],
  DIAG: [3, 12],
  MED: [2, 9],
  PROC: [12, 19],
  TEST: [9, 19],
};
const types = Object.keys(counts);
/** Each entity has so many words for itself. */
const room = 5;

export function draw(random: Random): Inputs {
  const of = (...kinds: Kind[]) => drawCase(random, kinds);
  return {
    missed: of("missed", "right"),
    madeUp: of("madeUp", "right"),
    boundary: of("boundary", "right"),
    mistaken: of("mistaken", "mistakenElsewhere", "right"),
    all: of("right", "missed", "madeUp", "boundary", "mistaken", "mistakenElsewhere", "split"),
    unopened: drawUnopened(random),
    // Not both of the usual ones.
    otherTypes: [pickOne(random, ["ANAT", "PROC", "TEST"]), pickOne(random, ["DIAG", "MED"])],
  };
}

/**
 * Entities that begin with `I-`, as conlleval reads them, and are missed: each at a sentence's start,
 * where the one before it has ended with another of its type.
 */
function drawUnopened(random: Random): Case {
  const drawn = Object.entries(counts).flatMap(([type, [low, high]]) =>
    new Array<string>(randomInteger(random, low, high)).fill(type),
  );
  const rows = shuffled(random, drawn);
  return {
    gold: rows.flatMap((type) => [
      ["O", `B-${type}`],
      [`I-${type}`, "O"],
    ]),
    predicted: rows.flatMap((type) => [
      ["O", `B-${type}`],
      ["O", "O"],
    ]),
  };
}

/** Every kind with every type. */
function drawCase(random: Random, kinds: readonly Kind[]): Case {
  const entities = kinds.flatMap((kind) =>
    Object.entries(counts).flatMap(([type, [low, high]]) =>
      Array.from({ length: randomInteger(random, low, high) }, () =>
        drawEntity(random, kind, type),
      ),
    ),
  );
  const rows = inSentences(shuffled(random, entities), random);
  const tagsOf = (side: "gold" | "predicted") =>
    rows.map((row) => {
      const tags = new Array<string>(row.length * room).fill("O");
      row.forEach((entity, i) => {
        for (const { type, start, end } of entity[side]) {
          for (let word = start; word < end; word++) {
            tags[i * room + word] = `${word === start ? "B" : "I"}-${type}`;
          }
        }
      });
      return tags;
    });
  return { gold: tagsOf("gold"), predicted: tagsOf("predicted") };
}

type Entity = { readonly gold: readonly Span[]; readonly predicted: readonly Span[] };

function inSentences(entities: readonly Entity[], random: Random): Entity[][] {
  const rows: Entity[][] = [];
  for (let at = 0; at < entities.length; ) {
    const size = randomInteger(random, 1, 4);
    rows.push(entities.slice(at, at + size));
    at += size;
  }
  return rows;
}

function drawEntity(random: Random, kind: Kind, type: string): Entity {
  const span = { type, start: 1, end: randomInteger(random, 3, 4) };
  const other = pickOne(
    random,
    types.filter((each) => each !== type),
  );
  const moved = pickOne(random, [
    { ...span, start: 0 },
    { ...span, start: 2 },
    { ...span, end: span.end - 1 },
    { ...span, end: span.end + 1 },
    { ...span, start: 0, end: span.end + 1 },
  ]);
  const predicted: Readonly<Record<Kind, readonly Span[]>> = {
    right: [span],
    missed: [],
    madeUp: [span],
    boundary: [moved],
    mistaken: [{ ...span, type: other }],
    mistakenElsewhere: [{ ...moved, type: other }],
    // Two for one: one of them has nothing to be paired with.
    split: [
      { ...span, end: 2 },
      { ...span, start: 2 },
    ],
  };
  return { gold: kind === "madeUp" ? [] : [span], predicted: predicted[kind] };
}
