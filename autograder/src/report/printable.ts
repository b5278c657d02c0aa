/** Longer lines are cut: a learner's error text may be of any length. */
const maxLength = 400;

/** On a page there is more room. */
const maxShownLength = 2000;

/**
 * The text on one line, without anything that moves a terminal's cursor, colours it, or turns the
 * reading direction: what a learner's code says may reach an instructor's terminal, or a page.
 */
export function legible(text: string): string {
  return text.replace(/\s+/gu, " ").replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, "\uFFFD");
}

/** The same, cut where it is too long for a terminal. */
export function printable(text: string): string {
  return cut(legible(text), maxLength);
}

/** The same, cut where it is too long for a page; what is far too long is not even read. */
export function shown(text: string): string {
  return cut(legible(text.slice(0, 2 * maxShownLength)), maxShownLength);
}

/** Never within a character. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
