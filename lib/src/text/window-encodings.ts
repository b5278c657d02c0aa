import { DataError } from "../errors/data-error";
import {
  type AddedToken,
  type Encoding,
  encodingOf,
  type TextPiece,
} from "./encoding";

/** A part of a text that is too long for the model. */
export interface WindowEncoding extends Encoding {
  /** Which piece of the text its first piece is, from 0. */
  readonly firstPiece: number;
}

/**
 * The pieces in windows of `room`, each with the last `stride` pieces of the
 * one before it; the last ends with the text, and is as long as what is left.
 *
 * @throws DataError when windows would not move on
 * @see Hugging Face's `return_overflowing_tokens` and `stride`
 */
export function windowsOf(
  pieces: readonly TextPiece[],
  {
    room,
    stride,
    ...added
  }: {
    room: number;
    stride: number;
    before: readonly AddedToken[];
    after: readonly AddedToken[];
  },
): WindowEncoding[] {
  if (!Number.isSafeInteger(stride) || stride < 0 || stride >= room) {
    throw new DataError({
      where: "encodeWindows",
      expected: `a stride from 0 to ${room - 1}, below the pieces of a window`,
      got: `${stride}`,
      fix: "stride is what two windows have in common, not how far they move.",
    });
  }
  const windows: WindowEncoding[] = [];
  let firstPiece = 0;
  for (let isLast = false; !isLast; firstPiece += room - stride) {
    const own = pieces.slice(firstPiece, firstPiece + room);
    const encoding = encodingOf(own, { ...added, numTruncatedTokens: 0 });
    windows.push({ ...encoding, firstPiece });
    isLast = firstPiece + room >= pieces.length;
  }
  return windows;
}

/** One text again, with what a model said of each piece. */
export interface JoinedWindows<T> {
  /** Of each piece of the text, in order. */
  readonly values: T[];
  readonly tokens: string[];
  readonly offsets: Encoding["offsets"];
  readonly wordIds: number[];
}

/**
 * What was said of the windows of one text, piece by piece of the text.
 *
 * Of a piece that stands in several windows, what the window says counts in
 * which it is furthest from an end: there most of its context is seen. Of two
 * such windows the earlier one.
 *
 * @param values one list for each window, one value for each of its tokens;
 * those of [CLS], [SEP] and padding are not read
 * @throws DataError when the lists are not those of the windows
 * @example
 * const windows = tokenizer.encodeWindows(note);
 * const { values, offsets } = joinWindows(windows, labelsOfEachWindow);
 */
export function joinWindows<T>(
  windows: readonly WindowEncoding[],
  values: readonly (readonly T[])[],
): JoinedWindows<T> {
  requireValues(windows, values);
  const best = new Map<
    number,
    { window: number; token: number; room: number }
  >();
  windows.forEach(({ wordIds, firstPiece }, window) => {
    const tokens = wordIds.flatMap((word, i) => (word === null ? [] : [i]));
    tokens.forEach((token, i) => {
      const room = Math.min(i, tokens.length - 1 - i);
      const piece = firstPiece + i;
      if (room <= (best.get(piece)?.room ?? -1)) return;
      best.set(piece, { window, token, room });
    });
  });
  const chosen = [...best].sort(([a], [b]) => a - b).map(([, place]) => place);
  return {
    values: chosen.map(({ window, token }) => values[window]?.[token] as T),
    tokens: chosen.map((at) => windows[at.window]?.tokens[at.token] ?? ""),
    offsets: chosen.map(
      (at) => windows[at.window]?.offsets[at.token] ?? [0, 0],
    ),
    wordIds: chosen.map((at) => windows[at.window]?.wordIds[at.token] ?? 0),
  };
}

function requireValues(
  windows: readonly WindowEncoding[],
  values: readonly (readonly unknown[])[],
): void {
  const refuse = (expected: string, got: string) =>
    new DataError({
      where: "joinWindows",
      expected,
      got,
      fix: "Give for every window a value of each of its tokens, [CLS] and [SEP] too.",
    });
  if (windows.length !== values.length) {
    throw refuse(`${windows.length} lists of values`, `${values.length}`);
  }
  windows.forEach(({ inputIds }, window) => {
    const length = values[window]?.length ?? 0;
    if (length >= inputIds.length) return;
    const expected = `${inputIds.length} values for window ${window}`;
    throw refuse(expected, `${length}`);
  });
}
