import { BertModel } from "@attending/lib";
import { randomFrom } from "./random-from";

type Sizes = Omit<ConstructorParameters<typeof BertModel>[0], "random" | "startAt">;

/** A BERT whose weights are to be given, and which drops nothing itself. */
export function smallBert(sizes: Sizes): BertModel {
  const noDropout = { hiddenDropoutProb: 0, attentionProbsDropoutProb: 0 };
  return new BertModel({ ...sizes, ...noDropout, startAt: "zero", random: randomFrom(2) });
}
