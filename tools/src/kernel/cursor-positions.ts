/*
 * Jupyter counts a cursor's place in Unicode characters, JavaScript in UTF-16 units:
 * they differ after an emoji.
 */

/** Jupyter's place as an index into the string. */
export function toStringIndex(code: string, cursor: number): number {
  return [...code].slice(0, cursor).join("").length;
}

/** An index into the string as Jupyter's place. */
export function toCursor(code: string, index: number): number {
  return [...code.slice(0, index)].length;
}
