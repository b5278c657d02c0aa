import { DataError } from "../errors/data-error";
import type { Encoding } from "./encoding";

/** What makes encodings of one length. */
export interface PaddingOptions {
  /** To the longest of them, or always to `maxLength`. @default "longest" */
  readonly padding?: "longest" | "maxLength" | undefined;
  readonly maxLength?: number | undefined;
  readonly padToken: string;
  readonly padTokenId: number;
}

/**
 * Texts that go through a model together: of each text a row, all rows of one
 * length. `[batch][seqLen]`
 */
export interface BatchEncoding {
  readonly inputIds: number[][];
  /** 1 = token, 0 = padding. */
  readonly attentionMask: number[][];
  readonly tokenTypeIds: number[][];
  readonly tokens: string[][];
  readonly offsets: Encoding["offsets"][];
  readonly wordIds: Encoding["wordIds"][];
  readonly specialTokensMask: number[][];
  /** How many pieces of each text were cut off. */
  readonly numTruncatedTokens: number[];
}

/**
 * The encodings as rows of one length, with padding at their ends.
 *
 * Padding has the mask 0, offsets `[0, 0]` and no word.
 *
 * @throws DataError when there is none, or one is longer than `maxLength`
 */
export function padEncodings(
  encodings: readonly Encoding[],
  { padding = "longest", maxLength, padToken, padTokenId }: PaddingOptions,
): BatchEncoding {
  const lengths = encodings.map(({ inputIds }) => inputIds.length);
  const longest = lengths.reduce((a, b) => Math.max(a, b), 0);
  if (encodings.length === 0) {
    throw refuse("at least one text", "none", "Leave an empty batch out.");
  }
  const length = padding === "longest" ? longest : (maxLength ?? 0);
  if (length < longest) {
    const row = lengths.findIndex((each) => each > length);
    throw refuse(
      'a maxLength that every text fits, with padding "maxLength"',
      `${maxLength ?? "none"}, and ${lengths[row]} tokens in text ${row}`,
      "Give the same maxLength to what encodes, which cuts.",
    );
  }
  const pad = <T>(list: (encoding: Encoding) => readonly T[], filler: T) =>
    encodings.map((encoding) => {
      const row = list(encoding);
      return [...row, ...Array<T>(length - row.length).fill(filler)];
    });
  return {
    inputIds: pad(({ inputIds }) => inputIds, padTokenId),
    attentionMask: pad(({ attentionMask }) => attentionMask, 0),
    tokenTypeIds: pad(({ tokenTypeIds }) => tokenTypeIds, 0),
    tokens: pad(({ tokens }) => tokens, padToken),
    offsets: pad(({ offsets }) => offsets, [0, 0]),
    wordIds: pad(({ wordIds }) => wordIds, null),
    specialTokensMask: pad(({ specialTokensMask }) => specialTokensMask, 1),
    numTruncatedTokens: encodings.map((each) => each.numTruncatedTokens),
  };
}

function refuse(expected: string, got: string, fix: string): DataError {
  return new DataError({ where: "padEncodings", expected, got, fix });
}
