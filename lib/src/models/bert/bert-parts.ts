import type { Random } from "../../random/seeded-random";
import type { FullBertConfig } from "./bert-config";
import type { FirstWeights } from "./first-weights";

/** What every part of a BERT is built from. */
export interface BertParts {
  readonly config: FullBertConfig;
  readonly firstWeights: FirstWeights;
  /** For dropout. */
  readonly random: Random;
}
