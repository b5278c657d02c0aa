import { pickOne, type Random, randomInteger, tagsOfSpans } from "@attending/lib";
import { drawSpans, misread, type Span, type Tags, withOrphans } from "../draw-tags";

export type Sentence = { readonly tokens: readonly string[]; readonly tags: readonly string[] };

/** Sentences, and what was predicted of them. */
export type Corpus = { readonly sentences: readonly Sentence[]; readonly predicted: Tags };

export type Inputs = {
  /** More than are looked at by default; errors of every kind, and negations. */
  readonly plain: Corpus;
  /** Entity beside entity, and guesses that begin and end anywhere. */
  readonly crowded: Corpus;
  readonly numExamples: number;
  readonly numShown: number;
  readonly window: number;
  readonly triggers: readonly string[];
};

const types = ["SIGN", "DRUG", "GENE"];
/** Those of the default, in capitals too, and words that only look like them. */
const negations = [
  ...["no", "No", "not", "without", "denies", "denied", "negative", "NEGATIVE", "absent"],
  ...["unlikely", "ruled out", "Ruled out", "ruled in", "nothing", "note", "out", "notable"],
];
const ownTriggers = ["nil", "sine qua", "zero"];

export function draw(random: Random): Inputs {
  const edges = edgeSentences(random);
  const plain = drawCorpus(random, 107 - edges.length, (gold, length) => {
    const found = misread(random, gold, length, types);
    return withOrphans(random, found, length, 0.15);
  });
  return {
    plain: {
      sentences: [...edges, ...plain.sentences],
      predicted: [...edges.map(({ tokens }) => tokens.map(() => "O")), ...plain.predicted],
    },
    crowded: drawCorpus(
      random,
      43,
      (_, length) =>
        tagsOfSpans(drawSpans(random, length, types, { maxGap: 1, maxLength: 5 }), length),
      { maxGap: 1, maxLength: 4 },
    ),
    numExamples: pickOne(random, [37, 41, 43, 47]),
    numShown: pickOne(random, [2, 5]),
    window: pickOne(random, [2, 3]),
    triggers: ownTriggers,
  };
}

function drawCorpus(
  random: Random,
  count: number,
  predict: (gold: ReturnType<typeof drawSpans>, length: number) => string[],
  density = { maxGap: 7, maxLength: 3 },
): Corpus {
  const rows = Array.from({ length: count }, () => {
    const words = drawTokens(random);
    const gold = drawSpans(random, words.length, types, density);
    const tokens = random() < 0.3 ? withParted(words, gold[0]) : words;
    return {
      sentence: { tokens, tags: withOrphans(random, gold, tokens.length, 0.1) },
      tags: predict(gold, tokens.length),
    };
  });
  return {
    sentences: rows.map(({ sentence }) => sentence),
    predicted: rows.map(({ tags }) => tags),
  };
}

/** With a trigger's two words on the two sides of an entity: no negation, whole on neither. */
function withParted(words: readonly string[], span: Span | undefined): string[] {
  if (span === undefined || span.start === 0) return [...words];
  return words.map((word, i) => (i === span.start - 1 ? "ruled" : i === span.end ? "out" : word));
}

/** A missed entity two words from a trigger that is the sentence's first word, or its last. */
function edgeSentences(random: Random): Sentence[] {
  const word = () => `w${randomInteger(random, 1, 97)}`;
  const around = ["no", "nil"].flatMap((trigger) => [
    [trigger, word(), "|", word(), word()],
    [word(), word(), "|", word(), trigger],
  ]);
  return around.map((words) => ({
    tokens: words.map((token) => (token === "|" ? word() : token)),
    tags: words.map((token) => (token === "|" ? "B-SIGN" : "O")),
  }));
}

/** Words that say nothing, and now and then a negation. */
function drawTokens(random: Random): string[] {
  const length = randomInteger(random, 3, 23);
  const tokens: string[] = [];
  while (tokens.length < length) {
    const chance = random();
    if (chance < 0.13) tokens.push(...pickOne(random, negations).split(" "));
    else if (chance < 0.18) tokens.push(...pickOne(random, ownTriggers).split(" "));
    else tokens.push(`w${randomInteger(random, 1, 97)}`);
  }
  return tokens;
}
