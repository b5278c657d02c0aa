import { type Random, shuffled } from "@attending/lib";
import { drawCase, drawTypes, drawWords } from "../../drawing/ner-sentences";

/** A sentence, and the entries of a dictionary in the order in which they came in. */
export type Case = {
  readonly tokens: readonly string[];
  readonly entries: readonly (readonly [form: string, type: string])[];
};

/** A case for each claim; all in small letters but one. */
export type Inputs = {
  readonly words: Case;
  readonly inside: Case;
  readonly longest: Case;
  readonly gaps: Case;
  readonly overlap: Case;
  readonly neighbours: Case;
  readonly capitals: Case;
  readonly unknown: Case;
  readonly withoutDictionary: Case;
  readonly withoutWords: Case;
};

export function draw(random: Random): Inputs {
  const [a = "", b = "", c = ""] = drawTypes(random, 3);
  const words = drawWords(random, 17);
  const [p = "", q = "", r = "", s = "", t = "", u = "", v = ""] = words;
  const form = (...parts: string[]) => parts.join(" ");
  const made = (tokens: readonly string[], entries: Case["entries"]): Case => ({
    tokens,
    entries: shuffled(random, entries),
  });
  const singles = [
    [p, a],
    [q, b],
    [r, c],
  ] as const;
  const long = words.slice(8, 15);
  const nested = [
    [p, a],
    [form(p, q), b],
    [form(p, q, r), c],
    [q, c],
  ] as const;
  return {
    // Two of the words begin and end like an entry, and are none.
    words: made([s, p, t, q + u, q, u, s + p, v, r], [...singles, [words[7] ?? "", a]]),
    inside: made(
      [s, p, q, t, r, s, u, v, ...long, s],
      [
        [form(p, q), a],
        [form(r, s, u), b],
        [form(...long), c],
      ],
    ),
    // The longest, the middle one, the short one, and one that is cut short by the end.
    longest: made([p, q, r, t, p, q, t, p, t, p, q], nested),
    // Neither the first word nor the first two are an entry.
    gaps: made(
      [t, p, q, r, s, t, p, q, u],
      [
        [form(p, q, r, s), a],
        [u, b],
        [form(q, u, v), c],
      ],
    ),
    overlap: made(
      [t, p, q, r, u, q, r],
      [
        [form(p, q), a],
        [form(q, r), b],
        [form(q, r, u), c],
        [form(r, u, q), c],
      ],
    ),
    neighbours: made(
      [p, p, q, r, p, t],
      [
        [p, a],
        [form(q, r), a],
      ],
    ),
    capitals: made(
      [t, p.toUpperCase(), drawCase(random, q), t, r.charAt(0).toUpperCase() + r.slice(1)],
      [
        [form(p, q), a],
        [r, b],
      ],
    ),
    unknown: made([s, t, u, v], singles),
    withoutDictionary: { tokens: [p, q, r], entries: [] },
    withoutWords: { tokens: [], entries: [...singles] },
  };
}
