import { readFileSync } from "node:fs";

/** Widths and heights of text in one TrueType font. */
export interface FontMetrics {
  /** Height above the baseline, as a share of the font size. */
  ascent: number;
  /** Depth below the baseline, as a share of the font size. */
  descent: number;
  /** Width of `text` in the same unit as `fontSize`, without kerning. */
  widthOf(text: string, fontSize: number): number;
}

/**
 * The metrics that lay text out the way the renderer will draw it.
 *
 * jsdom draws nothing and so knows no text width; plotly asks for it to place
 * legends, rotate tick labels and grow margins. Reading the very font that the
 * PNG is drawn with keeps both in step.
 *
 * @see OpenType specification, tables cmap (format 4), head, hhea and hmtx
 */
export function readFontMetrics(path: string): FontMetrics {
  const font = readFileSync(path);
  const tables = readTableOffsets(font);
  const start = (name: string): number => tables.get(name) ?? 0;
  const unitsPerEm = font.readUInt16BE(start("head") + 18);
  const glyphOf = glyphFinder(font, unicodeSubtable(font, start("cmap")));
  const numWidths = font.readUInt16BE(start("hhea") + 34);
  const widthOfGlyph = (glyph: number): number =>
    font.readUInt16BE(start("hmtx") + 4 * Math.min(glyph, numWidths - 1));
  return {
    ascent: font.readInt16BE(start("hhea") + 4) / unitsPerEm,
    descent: -font.readInt16BE(start("hhea") + 6) / unitsPerEm,
    widthOf(text, fontSize) {
      let units = 0;
      for (const character of text) {
        units += widthOfGlyph(glyphOf(character.codePointAt(0) ?? 0));
      }
      return (units * fontSize) / unitsPerEm;
    },
  };
}

function readTableOffsets(font: Buffer): Map<string, number> {
  const offsets = new Map<string, number>();
  const numTables = font.readUInt16BE(4);
  for (let record = 12; record < 12 + 16 * numTables; record += 16) {
    const name = font.toString("latin1", record, record + 4);
    offsets.set(name, font.readUInt32BE(record + 8));
  }
  return offsets;
}

/** Where the format 4 subtable (characters up to U+FFFF) starts. */
function unicodeSubtable(font: Buffer, cmap: number): number {
  const numSubtables = font.readUInt16BE(cmap + 2);
  for (let index = 0; index < numSubtables; index++) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + 8 * index + 4);
    if (font.readUInt16BE(subtable) === 4) return subtable;
  }
  throw new Error("readFontMetrics: expected a cmap of format 4, got none.");
}

/** Looks a character up in the segments of a format 4 table; 0 = no glyph. */
function glyphFinder(
  font: Buffer,
  subtable: number,
): (codePoint: number) => number {
  const span = font.readUInt16BE(subtable + 6); // two bytes a segment
  const endCodes = subtable + 14;
  const startCodes = endCodes + span + 2;
  const deltas = startCodes + span;
  const rangeOffsets = deltas + span;
  return (codePoint) => {
    for (let at = 0; at < span; at += 2) {
      if (font.readUInt16BE(endCodes + at) < codePoint) continue;
      const first = font.readUInt16BE(startCodes + at);
      if (codePoint < first) return 0;
      const delta = font.readUInt16BE(deltas + at);
      const range = font.readUInt16BE(rangeOffsets + at);
      if (range === 0) return (codePoint + delta) & 0xffff;
      const entry = rangeOffsets + at + range + 2 * (codePoint - first);
      const glyph = font.readUInt16BE(entry);
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}
