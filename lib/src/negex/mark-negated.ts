import { requireSpan } from "../evaluation/entities/require-span";
import type { EntitySpan } from "../evaluation/entities/spans-of-tags";
import { NegexRules } from "./negex-rules";
import { wordsIn } from "./words-in";

/** Entities in their words, and the rules to read them by. */
export interface MarkNegatedOptions<Span extends EntitySpan> {
  /** The words of a note, punctuation among them. */
  readonly tokens: readonly string[];
  readonly spans: readonly Span[];
  /** @default new NegexRules() */
  readonly rules?: NegexRules | undefined;
}

/**
 * The entities, each with whether its sentence negates it, by rules: what
 * follows on looking entities up.
 *
 * A negation ends with its sentence, at `.`, `!` or `?`; the point of `2 . 5`
 * ends none.
 *
 * @returns the spans in their order, with all they had
 * @throws DataError when a span is not one of these words
 * @example
 * const tokens = ["No", "fever", ".", "Cough", "."];
 * const spans = spansOfTags(dictionaryNer(tokens, dictionary));
 * markNegated({ tokens, spans }); // fever is negated, cough is not
 */
export function markNegated<Span extends EntitySpan>({
  tokens,
  spans,
  rules = new NegexRules(),
}: MarkNegatedOptions<Span>): (Span & { readonly isNegated: boolean })[] {
  return spans.map((span) => {
    requireSpan("markNegated", span, tokens.length);
    const from = sentenceStart(tokens, span.start);
    const sentence = tokens.slice(from, sentenceEnd(tokens, span.end));
    const isNegated = rules.isNegatedAt(spokenWords(sentence), {
      start: spokenWords(sentence.slice(0, span.start - from)).length,
      end: spokenWords(sentence.slice(0, span.end - from)).length,
    });
    return { ...span, isNegated };
  });
}

function sentenceStart(tokens: readonly string[], before: number): number {
  let at = before;
  while (at > 0 && !endsSentence(tokens, at - 1)) at--;
  return at;
}

function sentenceEnd(tokens: readonly string[], from: number): number {
  let at = from;
  while (at < tokens.length && !endsSentence(tokens, at)) at++;
  return at;
}

function endsSentence(tokens: readonly string[], at: number): boolean {
  if (!/^[.!?]+$/.test(tokens[at] ?? "")) return false;
  const isNumber = (token = "") => /^\d+$/.test(token);
  return !(isNumber(tokens[at - 1]) && isNumber(tokens[at + 1]));
}

/** As the cues have them: `can ' t`, `ca n't` and `can't` are one word. */
function spokenWords(tokens: readonly string[]): string[] {
  const text = tokens
    .join(" ")
    .replace(/ ['’] (?=(?:d|ll|m|re|s|t|ve)\b)/gi, "'")
    .replace(/ (?=n't\b)/gi, "");
  return wordsIn(text);
}
