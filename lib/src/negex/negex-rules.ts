import { DataError } from "../errors/data-error";
import { type CueKind, negexCues } from "./negex-cues";
import { placesOf, wordsIn } from "./words-in";

/** How far the rules reach, and what they look for. */
export interface NegexOptions {
  /**
   * How many words may stand between a cue and what it denies; `Infinity` for
   * the whole sentence. @default 5, as in the paper
   */
  readonly maxScope?: number | undefined;
  /** @default negexCues */
  readonly cues?: Readonly<Record<CueKind, readonly string[]>> | undefined;
}

/** A cue in a sentence: words `[start, end)`. */
export interface FoundCue {
  readonly kind: CueKind;
  readonly start: number;
  readonly end: number;
}

/**
 * Whether a sentence negates a concept, by rules: a small NegEx of our own.
 *
 * Cues are looked for from left to right, and where several begin at one word,
 * the longest counts and takes its words. A concept is negated when, without an
 * "end" cue between them, at most `maxScope` words lie from a "before" cue to
 * its first word, or from its last word to an "after" cue. "Pseudo" cues do
 * nothing but take their words. A sentence is what the caller says it is:
 * punctuation is not looked at.
 *
 * The paper's window of five words is the default; its successors end a scope
 * at the sentence's end instead, `maxScope: Infinity`. The "end" cues are
 * theirs, too.
 *
 * @example
 * const rules = new NegexRules();
 * rules.isNegated("Denies cough but has a fever.", "cough"); // true
 * rules.isNegated("Denies cough but has a fever.", "fever"); // false
 * @see Chapman et al. 2001, J Biomed Inform 34:301–310, https://doi.org/10.1006/jbin.2001.1029
 */
export class NegexRules {
  private readonly maxScope: number;
  private readonly cues: readonly {
    readonly kind: CueKind;
    readonly phrase: readonly string[];
  }[];

  /** @throws DataError when `maxScope` is neither a whole number nor Infinity */
  constructor({ maxScope = 5, cues = negexCues }: NegexOptions = {}) {
    const isWhole = Number.isInteger(maxScope) || maxScope === Infinity;
    if (!isWhole || maxScope < 0) {
      throw new DataError({
        where: "NegexRules",
        expected: "maxScope to be a whole number of at least 0, or Infinity",
        got: `${maxScope}`,
        fix: "The paper has 5.",
      });
    }
    this.maxScope = maxScope;
    const kinds = Object.keys(cues) as CueKind[];
    this.cues = kinds
      .flatMap((kind) =>
        cues[kind].map((text) => ({ kind, phrase: wordsIn(text) })),
      )
      .sort((a, b) => b.phrase.length - a.phrase.length);
  }

  /** The cues in a sentence's words, from left to right; none overlap. */
  findCues(words: readonly string[]): FoundCue[] {
    const found: FoundCue[] = [];
    let at = 0;
    while (at < words.length) {
      // Sorted by length: the first that fits is the longest.
      const cue = this.cues.find(({ phrase }) =>
        phrase.every((word, i) => words[at + i] === word),
      );
      const length = cue?.phrase.length ?? 1;
      if (cue) found.push({ kind: cue.kind, start: at, end: at + length });
      at += length;
    }
    return found;
  }

  /**
   * Whether one of the concept's places in the sentence is negated; false when
   * it has none.
   */
  isNegated(sentence: string, concept: string): boolean {
    const [words, phrase] = [wordsIn(sentence), wordsIn(concept)];
    return placesOf(phrase, words).some((start) =>
      this.isNegatedAt(words, { start, end: start + phrase.length }),
    );
  }

  /** Whether the words `[start, end)` of a sentence are negated. */
  isNegatedAt(
    words: readonly string[],
    { start, end }: { readonly start: number; readonly end: number },
  ): boolean {
    const cues = this.findCues(words);
    return cues.some(
      (cue) =>
        (cue.kind === "before" && this.reaches(cues, cue.end, start)) ||
        (cue.kind === "after" && this.reaches(cues, end, cue.start)),
    );
  }

  /** Whether a scope goes over the words from `start` up to `end`. */
  private reaches(
    cues: readonly FoundCue[],
    start: number,
    end: number,
  ): boolean {
    const isBetween = (cue: FoundCue) => cue.start >= start && cue.end <= end;
    const isCut = cues.some((cue) => cue.kind === "end" && isBetween(cue));
    return start <= end && end - start <= this.maxScope && !isCut;
  }
}
