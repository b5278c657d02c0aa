import {
  haveSameBounds,
  haveSameType,
  overlappingPairs,
  type SpanPair,
} from "../evaluation/entities/paired-spans";
import { requireTagTables } from "../evaluation/entities/require-tag-tables";
import {
  type EntityMode,
  type EntitySpan,
  modeName,
  spansOfTags,
} from "../evaluation/entities/spans-of-tags";
import type { TagTable } from "../evaluation/entities/tag-scheme";
import { type ErrorKind, errorKinds } from "./error-kinds";
import { holdsPhrase, negationTriggers } from "./negation-triggers";
import type { NerSentence } from "./ner-corpus";

/** One entity that is not as it should be. */
export interface EntityError {
  readonly kind: ErrorKind;
  /** The place of its sentence. */
  readonly sentence: number;
  /** Undefined where something was hallucinated. */
  readonly gold?: EntitySpan | undefined;
  /** Undefined where something is missing. */
  readonly predicted?: EntitySpan | undefined;
  /** Whether a negation stands near, which need not be about it. */
  readonly isNegated: boolean;
}

/** The errors of one kind. */
export interface ErrorKindCount {
  readonly kind: ErrorKind;
  readonly count: number;
  /** Of all errors; 0 where there are none. */
  readonly share: number;
  /** How many of them stand near a negation. */
  readonly numNegated: number;
  /** The first of them. */
  readonly examples: EntityError[];
}

/** What was wrong, and how often. */
export interface ErrorAnalysis {
  /** Which tags made the entities. */
  readonly mode: string;
  /** Sentences that were looked at. */
  readonly numExamples: number;
  /** Sentence by sentence, and there in the order of {@link errorKinds}. */
  readonly errors: EntityError[];
  /** In the order of {@link errorKinds}, those that never occur as well. */
  readonly kinds: ErrorKindCount[];
}

/** What was said of which sentences, and how it is looked at. */
export interface ErrorAnalysisOptions {
  /** Words and gold tags. */
  readonly sentences: readonly NerSentence[];
  /** `[sentence][word]` */
  readonly predicted: TagTable;
  /** How many sentences, from the first on, are looked at. @default 100 */
  readonly numExamples?: number | undefined;
  /** Of each kind. @default 3 */
  readonly numShown?: number | undefined;
  /** Words on either side of an entity. @default 5 */
  readonly window?: number | undefined;
  /** @default negationTriggers */
  readonly triggers?: readonly string[] | undefined;
  /** @default strict IOB2 */
  readonly mode?: EntityMode | undefined;
}

/**
 * The errors among the entities of some sentences, each of one kind.
 *
 * A gold and a predicted entity that share words are one error, not two:
 * they are paired, each span once, in this order: same bounds and type (right);
 * same bounds, another **type**; same type, other **boundaries**; **boundary
 * and type** other. Among equals the pair that shares more words comes first,
 * then the one further left. A gold entity that is left is **missing**, a
 * predicted one **hallucinated**.
 *
 * An error `isNegated` where a trigger stands, as a whole, among the `window`
 * words before its entity or among those behind it. The entity is the gold one,
 * and the predicted one where there is no other.
 *
 * @throws DataError when a sentence has not one predicted tag for each word, or
 * a tag is unknown
 * @see Chinchor and Sundheim 1993, MUC-5, §4, https://aclanthology.org/M93-1007
 */
export function errorAnalysis({
  sentences,
  predicted,
  numExamples = 100,
  numShown = 3,
  window = 5,
  triggers = negationTriggers,
  mode = { mode: "strict" },
}: ErrorAnalysisOptions): ErrorAnalysis {
  const tables = sentences.map(({ tags }) => tags);
  requireTagTables("errorAnalysis", tables, predicted);
  const isNear = (tokens: readonly string[], { start, end }: EntitySpan) =>
    [
      tokens.slice(Math.max(0, start - window), start),
      tokens.slice(end, end + window),
    ].some((words) => holdsPhrase(words, triggers));
  // What fits an earlier question has been taken out before a later is asked.
  const questions = new Map<ErrorKind | "right", (pair: SpanPair) => boolean>([
    ["right", (pair) => haveSameBounds(pair) && haveSameType(pair)],
    ["type", haveSameBounds],
    ["boundary", haveSameType],
    ["boundary and type", () => true],
  ]);
  const examined = sentences.slice(0, numExamples);
  const errors = examined.flatMap(({ tokens, tags }, sentence) => {
    const gold = spansOfTags(tags, mode);
    const guesses = spansOfTags(predicted[sentence] ?? [], mode);
    const open = new Set([...gold, ...guesses]);
    const found: EntityError[] = [];
    const add = (error: Pick<EntityError, "gold" | "kind" | "predicted">) => {
      const span = error.gold ?? error.predicted;
      const isNegated = span !== undefined && isNear(tokens, span);
      found.push({ ...error, sentence, isNegated });
    };
    for (const [kind, fits] of questions) {
      for (const pair of overlappingPairs(gold, guesses).filter(fits)) {
        if (!open.has(pair.gold) || !open.has(pair.predicted)) continue;
        open.delete(pair.gold);
        open.delete(pair.predicted);
        if (kind !== "right") add({ kind, ...pair });
      }
    }
    for (const span of open) {
      if (gold.includes(span)) add({ kind: "missing", gold: span });
      else add({ kind: "hallucinated", predicted: span });
    }
    return found;
  });
  const kinds = errorKinds.map((kind): ErrorKindCount => {
    const own = errors.filter((error) => error.kind === kind);
    return {
      kind,
      count: own.length,
      share: errors.length === 0 ? 0 : own.length / errors.length,
      numNegated: own.filter(({ isNegated }) => isNegated).length,
      examples: own.slice(0, numShown),
    };
  });
  return { mode: modeName(mode), numExamples: examined.length, errors, kinds };
}
