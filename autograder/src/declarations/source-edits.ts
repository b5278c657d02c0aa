import { DeclarationError } from "./declaration-error";

/** One change of a source: a piece of text that stands there exactly once, and what to put instead. */
export interface SourceEdit {
  readonly replace: string;
  readonly with: string;
}

/**
 * A source after its edits. All pieces are found in the text as given, so their order does not matter.
 *
 * @throws DeclarationError when a piece is absent, stands there twice, or overlaps another one
 */
export function applyEdits(text: string, edits: readonly SourceEdit[]): string {
  const found = edits.map((edit) => ({ ...edit, start: onlyPlace(text, edit.replace) }));
  found.sort((one, other) => one.start - other.start);
  let result = "";
  let end = 0;
  for (const edit of found) {
    if (edit.start < end) {
      throw new DeclarationError(
        `applyEdits: expected edits that do not overlap, got ${quoted(edit.replace)} inside another. ` +
          "Join the two edits into one.",
      );
    }
    result += text.slice(end, edit.start) + edit.with;
    end = edit.start + edit.replace.length;
  }
  return result + text.slice(end);
}

function onlyPlace(text: string, piece: string): number {
  const places = piece === "" ? 0 : text.split(piece).length - 1;
  if (places !== 1) {
    throw new DeclarationError(
      `applyEdits: expected ${quoted(piece)} exactly once in the declaration, got it ${places} times. ` +
        (places === 0 ? "The reference has changed: write the edit anew." : "Take a longer piece."),
    );
  }
  return text.indexOf(piece);
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
