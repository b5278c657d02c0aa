import { clinicalNerLabels, pickOne, type Random, randomInteger, shuffled } from "@attending/lib";
import type { TensorData } from "../../../data/data";

/** A sentence, and which row of logits a model gives each of its words; -1 = cut off. */
export type Sentence = {
  readonly tokens: readonly string[];
  readonly tags: readonly string[];
  readonly rows: readonly number[];
};

export type Pair = { readonly dimension: string; readonly sentences: readonly Sentence[] };

export type Inputs = {
  /** `[row, label]` */
  readonly logits: TensorData;
  readonly labels: readonly string[];
  readonly pairs: readonly Pair[];
  readonly validation: readonly Sentence[];
  readonly test: readonly Sentence[];
  readonly measured: { readonly negationAccuracy: number; readonly p95Ms: number };
};

const labels = clinicalNerLabels;
const types = ["ANAT", "DIAG", "MED", "PROC", "TEST"];

export function draw(random: Random): Inputs {
  const model = new DrawnModel(random);
  return {
    labels,
    pairs: drawPairs(random, model),
    // Less is right in validation, so that the temperatures of the two differ.
    validation: drawSentences(random, model, { name: "v", count: 29, shareWrong: 0.35 }),
    test: drawSentences(random, model, { name: "t", count: 31, shareWrong: 0.15 }),
    measured: { negationAccuracy: 0.9 + 0.1 * random(), p95Ms: 600 * random() },
    logits: model.table(),
  };
}

/** Gives words rows of logits in which a chosen label is the highest. */
class DrawnModel {
  readonly #rows: number[][] = [];

  constructor(private readonly random: Random) {}

  /** The number of a new row. */
  rowSaying(tag: string): number {
    const label = labels.indexOf(tag);
    const sure = 1.5 + 6 * this.random();
    this.#rows.push(labels.map((_, i) => (i === label ? sure : this.random() - 0.5)));
    return this.#rows.length - 1;
  }

  table(): TensorData {
    const values = Float32Array.from(this.#rows.flat());
    return { dtype: "float32", shape: [this.#rows.length, labels.length], values };
  }
}

interface Split {
  readonly name: string;
  readonly count: number;
  readonly shareWrong: number;
}

function drawSentences(
  random: Random,
  model: DrawnModel,
  { name, count, shareWrong }: Split,
): Sentence[] {
  return Array.from({ length: count }, (_, s) => {
    const tags = drawTags(random, randomInteger(random, 2, 4));
    const cutFrom = random() < 0.2 ? tags.length - 1 : tags.length;
    const rows = tags.map((tag, word) => {
      if (word >= cutFrom) return -1;
      // Entities are more often wrong than what is none.
      const isWrong = random() < (tag === "O" ? shareWrong / 3 : shareWrong);
      return model.rowSaying(isWrong ? pickOne(random, labels) : tag);
    });
    return { tokens: tags.map((_, word) => `${name}${s}.${word}`), tags, rows };
  });
}

/** Entities of one to three words, and words between them. */
function drawTags(random: Random, numEntities: number): string[] {
  return Array.from({ length: numEntities }, () => {
    const type = pickOne(random, types);
    const inside = new Array<string>(randomInteger(random, 0, 2)).fill(`I-${type}`);
    return [...new Array<string>(randomInteger(random, 1, 2)).fill("O"), `B-${type}`, ...inside];
  }).flat();
}

/** What is found in the two sentences, after a term of one word and of two. */
const kinds = {
  same: [
    ["B-DIAG", "I-DIAG", "O"],
    ["B-DIAG", "I-DIAG", "O"],
  ],
  sameOfTwo: [
    ["B-MED", "O", "B-TEST"],
    ["B-MED", "O", "B-TEST"],
  ],
  nothing: [
    ["O", "O", "O"],
    ["O", "O", "O"],
  ],
  otherType: [
    ["B-DIAG", "O", "O"],
    ["B-PROC", "O", "O"],
  ],
  otherBounds: [
    ["B-DIAG", "I-DIAG", "O"],
    ["B-DIAG", "O", "O"],
  ],
  // The same words, as one entity and as two.
  parted: [
    ["B-DIAG", "I-DIAG", "O"],
    ["B-DIAG", "B-DIAG", "O"],
  ],
  otherWord: [
    ["B-MED", "O", "O"],
    ["O", "O", "B-MED"],
  ],
  lost: [
    ["B-MED", "O", "B-TEST"],
    ["O", "O", "B-TEST"],
  ],
  more: [
    ["O", "O", "O"],
    ["O", "B-DIAG", "O"],
  ],
  // An entity without its B- is the same entity.
  orphan: [
    ["B-ANAT", "I-ANAT", "O"],
    ["I-ANAT", "I-ANAT", "O"],
  ],
  unopened: [
    ["I-PROC", "O", "O"],
    ["O", "O", "O"],
  ],
  cut: [
    ["B-PROC", "O", "O"],
    ["B-PROC", "O", ""],
  ],
} as const;

type Kind = keyof typeof kinds;
const counts: Readonly<Record<string, number>> = { age: 17, ancestry: 13, gender: 23 };

function drawPairs(random: Random, model: DrawnModel): Pair[] {
  const dimensions = shuffled(
    random,
    Object.entries(counts).flatMap(([name, count]) => new Array<string>(count).fill(name)),
  );
  const always = Object.keys(kinds) as Kind[];
  return dimensions.map((dimension, p) => {
    const kind = always[p] ?? pickOne(random, always);
    // The longer term now in the first sentence, now in the second.
    const isLongFirst = random() < 0.5;
    // Before what is found, or right behind it.
    const isTermBefore = p % 2 === 0;
    return {
      dimension,
      sentences: ([0, 1] as const).map((side) => {
        const term = (side === 0) === isLongFirst ? ["who", "else"] : ["whoever"];
        const inOrder = <T>(own: readonly T[], others: readonly T[]): T[] =>
          isTermBefore ? [...own, ...others] : [...others, ...own];
        const none = term.map(() => "O");
        const said = inOrder<string>(none, kinds[kind][side]);
        const rest = [0, 1, 2].map((word) => `p${p}.${word}`);
        return {
          tokens: inOrder(term, rest),
          tags: said.map(() => "O"),
          rows: said.map((tag) => (tag === "" ? -1 : model.rowSaying(tag))),
        };
      }),
    };
  });
}
