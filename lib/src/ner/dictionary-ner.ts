/**
 * The tags of a sentence in IOB2, by looking its words up in a dictionary.
 *
 * From left to right, and at each word the longest entry: "heart attack", not
 * "heart". What is found is passed over as a whole, so that entities
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
    longest = Math.max(longest, form.length);
  }
  let start = 0;
  while (start < words.length) {
    let phrase = "";
    let end = start;
    let type = "";
    for (let next = start; next < words.length; next++) {
      phrase += next === start ? words[next] : ` ${words[next]}`;
      if (phrase.length > longest) break;
      const found = dictionary.get(phrase);
      if (found === undefined) continue;
      // Of several that begin here, the last is the longest.
      type = found;
      end = next + 1;
    }
    if (end === start) {
      start++;
      continue;
    }
    tags.fill(`I-${type}`, start, end);
    tags[start] = `B-${type}`;
    start = end;
  }
  return tags;
}
