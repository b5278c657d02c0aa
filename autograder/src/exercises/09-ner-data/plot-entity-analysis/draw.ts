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
  // Five of each frequency, so that the twentieth place is one among equals.
  const frequencies = Array.from({ length: numForms }, (_, i) => 1 + Math.floor((i + 2) / 6));
  const train = drawWords(random, numForms).flatMap((word, i) =>
    Array.from({ length: frequencies[i] ?? 1 }, (): Sentence => ({ tokens: [word], tags: [tag] })),
  );
  return { plain, many: { ...plain, train: shuffled(random, train) } };
}
