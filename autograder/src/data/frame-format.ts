/**
 * What both ends of a frame agree on.
 *
 * A frame is a u32 (little-endian: the bytes of the header), the header (JSON in UTF-8), and the
 * numbers of every tensor that the header names, in that order, little-endian and without gaps.
 *
 * In the header a tensor stands as `{"$tensor": i, "dtype": …, "shape": […]}` and a number that JSON
 * cannot say as `{"$number": "NaN"}`. A key that begins with `$` is written with one `$` more.
 */
export const lengthBytes = 4;

export interface FrameLimits {
  /** Of the whole frame. */
  readonly maxBytes: number;
  readonly maxHeaderBytes: number;
  readonly maxDepth: number;
  /** Numbers, strings, lists and objects together; a cycle or a shared branch ends here. */
  readonly maxValues: number;
}

export const frameLimits: FrameLimits = {
  maxBytes: 16 * 1024 * 1024,
  maxHeaderBytes: 4 * 1024 * 1024,
  maxDepth: 64,
  maxValues: 2_000_000,
};

export const maxRank = 8;

export const dtypes = ["float32", "int32", "bool"] as const;

export const bytesPerValue = { float32: 4, int32: 4, bool: 1 } as const;

/** Numbers that JSON has no words for. */
export const spelledNumbers: ReadonlyMap<string, number> = new Map([
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
  ["-0", -0],
]);

/** Keys that mean something to JavaScript itself, so that a careless copy would be harmed by them. */
export const forbiddenKeys: ReadonlySet<string> = new Set([
  "__proto__",
  "constructor",
  "prototype",
]);

/** What crosses is not a frame, or what should cross is not data. */
export class FrameError extends Error {
  override readonly name = "FrameError";
}
