/**
 * The tags of a sentence in IOB2, by looking its words up in a dictionary.
 *
 * From left to right, and at each word the longest entry first: "heart attack"
 * before "heart". What is found is passed over as a whole, so that entities
 * never overlap. Capitals make no difference.
 *
 * @param tokens the sentence's words
 * @param dictionary types by entity, as of `buildEntityDictionary`
 * @returns one tag for each word
 * @example
 * const dictionary = new Map([["fever", "Sign"]]);
 * dictionaryNer(["No", "fever"], dictionary); // ["O", "B-Sign"]
 */
export function dictionaryNer(
  tokens: readonly string[],
  dictionary: ReadonlyMap<string, string>,
): string[] {
  const words = tokens.map((token) => token.toLowerCase());
  const tags = words.map(() => "O");
  let longest = 0;
  for (const form of dictionary.keys()) {
    longest = Math.max(longest, form.split(" ").length);
  }
  let start = 0;
  while (start < words.length) {
    let end = Math.min(words.length, start + longest);
    let type: string | undefined;
    while (end > start) {
      type = dictionary.get(words.slice(start, end).join(" "));
      if (type !== undefined) break;
      end--;
    }
    if (type === undefined) {
      start++;
      continue;
    }
    tags.fill(`I-${type}`, start, end);
    tags[start] = `B-${type}`;
    start = end;
  }
  return tags;
}
