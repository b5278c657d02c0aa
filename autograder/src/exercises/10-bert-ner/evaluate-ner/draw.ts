import { pickOne, type Random, randomInteger, shuffled } from "@attending/lib";
import { drawNormal } from "../../drawing/draw-tensor";
import type { TaggerState } from "../../probing/small-tagger";

export type Sentence = { readonly tokens: readonly string[]; readonly tags: readonly string[] };

export type Inputs = {
  /** The tokenizer's pieces, by id. */
  readonly pieces: readonly string[];
  readonly labels: readonly string[];
  /** What the pieces say: of a word's first piece mostly its tag, of later ones anything. */
  readonly state: TaggerState;
  /** Words of one piece each, of different numbers. */
  readonly plain: readonly Sentence[];
  /** Others like them: in one such list the means over types may agree by chance. */
  readonly more: readonly Sentence[];
  /** Words of up to three pieces. */
  readonly pieced: readonly Sentence[];
  /** So many words that some are cut off, entities among them. */
  readonly long: readonly Sentence[];
  /** How many pieces `long` is cut to. */
  readonly maxLength: number;
  /** Longer than 128 pieces. */
  readonly longer: readonly Sentence[];
};

const special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"];
const syllables = ["ba", "ce", "di", "fo", "gu", "ha", "ki", "lo", "mu", "ne", "pi", "ru", "so"];
const labels = ["O", "B-DIAG", "I-DIAG", "B-MED", "I-MED"];

export function draw(random: Random): Inputs {
  const pieces = [...special, ...syllables, ...syllables.map((tail) => `##${tail}`)];
  const drawn = drawNormal(random, [pieces.length, labels.length], 0.4);
  // Which label the first pieces speak for: each of the five two or three times.
  const spoken = shuffled(
    random,
    syllables.map((_, i) => i % labels.length),
  );
  const isHead = (piece: number) => piece >= special.length && piece < special.length + 13;
  const values = drawn.values.map((value, i) => {
    const [piece, label] = [Math.floor(i / labels.length), i % labels.length];
    if (!isHead(piece)) return 4 * value;
    return value + (spoken[piece - special.length] === label ? 3 : 0);
  });
  const write = (numWords: number, maxPieces: number) =>
    drawSentence(random, spoken, { numWords, maxPieces });
  return {
    pieces,
    labels,
    state: { weight: { ...drawn, values }, bias: drawNormal(random, [labels.length], 0.3) },
    plain: [7, 2, 11, 1, 5, 3, 8, 13].map((numWords) => write(numWords, 1)),
    more: [13, 3, 2, 9, 11, 5, 7].map((numWords) => write(numWords, 1)),
    pieced: [5, 9, 2, 7, 11, 3, 6].map((numWords) => write(numWords, 3)),
    long: [17, 3, 19, 23, 6].map((numWords) => write(numWords, 2)),
    maxLength: 13,
    longer: [write(151, 1), write(7, 1)],
  };
}

/**
 * Tags are what first pieces say, or now and then another: some entities are then found. Of MED most
 * are made up, so that micro, macro and weighted means lie apart.
 */
function drawSentence(
  random: Random,
  spoken: readonly number[],
  { numWords, maxPieces }: { numWords: number; maxPieces: number },
): Sentence {
  const words = Array.from({ length: numWords }, () => {
    const head = randomInteger(random, 0, syllables.length - 1);
    const tails = Array.from({ length: randomInteger(random, 0, maxPieces - 1) }, () =>
      pickOne(random, syllables),
    );
    const said = labels[spoken[head] ?? 0] ?? "O";
    const others = said.endsWith("MED") ? ["O", "O", "O", ...labels] : labels;
    const isOther = random() < (said.endsWith("MED") ? 0.7 : 0.12);
    const tag = isOther ? pickOne(random, others) : said;
    return { token: [syllables[head], ...tails].join(""), tag };
  });
  return {
    tokens: words.map(({ token }) => token),
    tags: wellFormed(words.map(({ tag }) => tag)),
  };
}

/** Gold tags have no `I-` without what it goes on from; predicted ones may. */
function wellFormed(tags: readonly string[]): string[] {
  let before = "O";
  return tags.map((tag) => {
    const type = tag.slice(2);
    const isOrphan = tag.startsWith("I-") && before.slice(2) !== type;
    before = isOrphan ? `B-${type}` : tag;
    return before;
  });
}
