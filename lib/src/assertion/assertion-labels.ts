import type { EntitySpan } from "../evaluation/entities/spans-of-tags";
import type { Assertion } from "../ner/synthetic/write-sentence";

/** What can be said of a mention; a label's place is its id. */
export const assertionLabels: readonly Assertion[] = [
  "absent",
  "historical",
  "present",
  "uncertain",
];

/** Words, and the mentions among them that something is said of. */
export interface AssertedSentence {
  readonly tokens: readonly string[];
  readonly mentions: readonly (EntitySpan & {
    readonly assertion: Assertion;
  })[];
}
