import { placesOf } from "../negex/words-in";

/**
 * Words near which an entity may be denied, as an error analysis looks for
 * them: few and short, to sort errors by, not to decide what is denied.
 */
export const negationTriggers: readonly string[] = [
  "absent",
  "denied",
  "denies",
  "negative",
  "no",
  "not",
  "ruled out",
  "unlikely",
  "without",
];

/**
 * Whether one of the phrases stands among the words, as a whole and in one
 * piece; capitals make no difference.
 *
 * @example
 * holdsPhrase(["was", "Ruled", "out"], ["ruled out"]); // true
 * holdsPhrase(["nothing"], ["no"]); // false
 */
export function holdsPhrase(
  words: readonly string[],
  phrases: readonly string[],
): boolean {
  const lower = words.map((word) => word.toLowerCase());
  return phrases.some(
    (phrase) => placesOf(phrase.split(" "), lower).length > 0,
  );
}
