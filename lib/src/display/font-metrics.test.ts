import { describe, expect, it } from "vitest";
import { readFontMetrics } from "./font-metrics";
import { fontFiles } from "./fonts";

const regular = readFontMetrics(fontFiles.regular);
const bold = readFontMetrics(fontFiles.bold);

// Advance widths of DejaVu Sans 2.37 in units of 2048 an em.
const unitsPerEm = 2048;

describe("readFontMetrics", () => {
  it("knows the advance widths of the font", () => {
    expect(regular.widthOf("A", unitsPerEm)).toBe(1401);
    expect(regular.widthOf("i", unitsPerEm)).toBe(569);
    expect(regular.widthOf("Ai", unitsPerEm)).toBe(1401 + 569);
  });

  it("scales with the font size", () => {
    expect(regular.widthOf("7", 12)).toBeCloseTo((1303 * 12) / 2048, 10);
    expect(regular.widthOf("", 12)).toBe(0);
  });

  it("gives every digit one width, and bold more room", () => {
    const widths = [..."0123456789"].map((digit) => regular.widthOf(digit, 13));
    expect(new Set(widths).size).toBe(1);
    expect(bold.widthOf("attention", 13)).toBeGreaterThan(
      regular.widthOf("attention", 13),
    );
  });

  it("measures a missing glyph as the font's box, also beyond U+FFFF", () => {
    const box = regular.widthOf("\uE123", unitsPerEm);
    expect(box).toBeGreaterThan(0);
    expect(regular.widthOf("\u{1F9EC}", unitsPerEm)).toBe(box);
  });

  it("knows the line's height", () => {
    expect(regular.ascent).toBeCloseTo(1901 / 2048, 10);
    expect(regular.descent).toBeCloseTo(483 / 2048, 10);
  });
});
