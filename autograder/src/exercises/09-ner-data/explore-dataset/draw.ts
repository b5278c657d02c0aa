import type { Random } from "@attending/lib";
import { type Corpus, drawCorpus, withoutEntities } from "../../drawing/ner-corpus";

export type Inputs = {
  readonly plain: Corpus;
  /** Every word is outside. */
  readonly outside: Corpus;
};

export function draw(random: Random): Inputs {
  const plain = drawCorpus(random);
  return { plain, outside: withoutEntities(plain) };
}
