import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ExerciseText } from "../grading/exercise-texts";
import { bundleFolder } from "../supply/places";

/** As long as no learner writes by chance, and as no leak worth the name is too short for. */
const fragmentLength = 24;

/** How much of a bundle behind the name of a reference is taken for it. */
const bundledLength = 600;

/** A text without any space: bundles, reports and sources space theirs in different ways. */
export const squeeze = (text: string): string => text.replace(/\s+/g, "");

/**
 * Pieces of an exercise's reference, squeezed: of its source, line by line, and of what bundles that
 * hold it made of that. A report that says much of it says some of them.
 */
export function referenceFragments(
  { id, symbol, reference, stub }: ExerciseText,
  texts: readonly ExerciseText[],
): string[] {
  const known = squeeze(stub);
  const lines = reference.split("\n").map((line) => line.trim());
  const code = lines
    .filter((line) => !/^(\/\/|\/\*|\*|return \{[^}]*\};$)/.test(line))
    .map(squeeze);
  const given = texts.filter(({ besides }) => besides.includes(id)).map((other) => other.id);
  const fragments = [...code, ...bundledTexts(id, symbol, given).flatMap(pieces)];
  return fragments.filter((piece) => piece.length >= fragmentLength && !known.includes(piece));
}

/** The reference's body as it stands in each bundle that holds it, squeezed. */
function bundledTexts(id: string, symbol: string, given: readonly string[]): string[] {
  if (!existsSync(bundleFolder)) return [];
  const holding = readdirSync(bundleFolder).filter((name) => {
    const [own = "", ...injected] = name.split("+");
    return injected.includes(id) || given.includes(own);
  });
  return holding.flatMap((name) => {
    const text = readFileSync(join(bundleFolder, name, "bundle.js"), "utf8");
    const declared = new RegExp(`(?:function|class) ${symbol}\\d*\\b|\\b${symbol}\\d*=class\\b`);
    const at = text.search(declared);
    if (at < 0) throw new Error(`adversary: expected ${symbol} in the bundle ${name}, got none.`);
    const body = squeeze(text.slice(at, at + bundledLength));
    return [body.slice(body.indexOf("{return") + 1)];
  });
}

/** Pieces side by side: of twice the length, any part holds one. */
function pieces(text: string): string[] {
  const count = Math.floor(text.length / fragmentLength);
  return Array.from({ length: count }, (_, i) =>
    text.slice(i * fragmentLength, (i + 1) * fragmentLength),
  );
}
