import { type Random, shuffled } from "@attending/lib";
import { type Corpus, drawCorpus } from "../../drawing/ner-corpus";
import { drawWords, type Sentence } from "../../drawing/ner-sentences";

export type Inputs = {
  readonly plain: Corpus;
  /** Entities of one word, of which more than twenty differ, and several are equally frequent. */
  readonly many: Corpus;
};

const numForms = 29;

export function draw(random: Random): Inputs {
  const plain = drawCorpus(random);
  const [, tag = "B-A"] = plain.labels;
  // Six of most frequencies, so that the twentieth place is one among equals.
  const frequencies = Array.from({ length: numForms }, (_, i) => 1 + Math.floor((i + 2) / 6));
  const sentence = (word: string): Sentence => ({ tokens: [word], tags: [tag] });
  const words = drawWords(random, numForms);
  const [first = "", ...others] = words;
  const train = others.flatMap((word, i) =>
    Array.from({ length: frequencies[i] ?? 1 }, () => sentence(word)),
  );
  // Whoever misses the first entity or the last has too few of the most frequent.
  const most = Array.from({ length: 7 }, () => sentence(first));
  const inside = shuffled(random, [...train, ...most.slice(2)]);
  return { plain, many: { ...plain, train: [sentence(first), ...inside, sentence(first)] } };
}
