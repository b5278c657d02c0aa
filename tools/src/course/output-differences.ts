import { joinLines } from "../headless/notebook-json";
import type { Output } from "./notebook";

/** How far a number may move between machines, in parts of itself. */
const relativeTolerance = 1e-3;
/** How far a number may move in its last written digit: rounding falls to either side. */
const lastDigitTolerance = 1;

const numberPattern = /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi;

/**
 * What differs between two runs of a cell, as sentences; none when they agree.
 *
 * Whole numbers must be equal. Numbers with a decimal point may differ by the tolerances. Of a picture
 * only its presence is compared: its numbers stand in the text, and fonts differ.
 */
export function outputDifferences(kept: readonly Output[], run: readonly Output[]): string[] {
  const [before, after] = [joinStreams(kept), joinStreams(run)];
  if (before.length !== after.length) {
    return [`${before.length} outputs are kept, the run gave ${after.length}`];
  }
  return before.flatMap((output, i) => {
    const other = after[i];
    if (other === undefined || output.kind !== other.kind) {
      return [`output ${i + 1}: ${output.kind} is kept, the run gave ${other?.kind}`];
    }
    const where = textDifference(output.text, other.text);
    return where === undefined ? [] : [`output ${i + 1} (${output.kind}): ${where}`];
  });
}

/**
 * What differs in kind between two runs of a cell, of which the second was quick: numbers and words
 * may be others, and less may be shown. But nothing else is shown, no picture is missing, and no
 * cell is silent in one of them alone.
 */
export function outputKindDifferences(kept: readonly Output[], run: readonly Output[]): string[] {
  const kindsOf = (outputs: readonly Output[]): string[] => [
    ...new Set(outputs.flatMap(comparedParts).map(({ kind }) => kind)),
  ];
  const [before, after] = [kindsOf(kept), kindsOf(run)];
  const isFine =
    after.every((kind) => before.includes(kind)) &&
    before.every((kind) => after.includes(kind) || !kind.startsWith("image/")) &&
    (before.length === 0) === (after.length === 0);
  const listed = (kinds: readonly string[]) => kinds.join(", ") || "nothing";
  return isFine ? [] : [`${listed(before)} is kept, the run gave ${listed(after)}`];
}

interface ComparedOutput {
  readonly kind: string;
  readonly text: string;
}

/** One text for what was written in pieces: where a stream is cut depends on time. */
function joinStreams(outputs: readonly Output[]): ComparedOutput[] {
  const joined: ComparedOutput[] = [];
  for (const compared of outputs.flatMap(comparedParts)) {
    const last = joined.at(-1);
    if (compared.kind.startsWith("stream") && last?.kind === compared.kind) {
      joined[joined.length - 1] = { kind: last.kind, text: last.text + compared.text };
    } else joined.push(compared);
  }
  return joined;
}

function comparedParts(output: Output): ComparedOutput[] {
  if (output.output_type === "stream") {
    return [{ kind: `stream ${String(output.name)}`, text: joinLines(output.text) }];
  }
  if (output.output_type === "error") {
    return [{ kind: "error", text: `${String(output.ename)}: ${String(output.evalue)}` }];
  }
  const data = typeof output.data === "object" && output.data !== null ? output.data : {};
  return Object.entries(data)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([mime, value]) => ({
      kind: mime,
      text: mime.startsWith("image/") ? "" : joinLines(value),
    }));
}

function textDifference(kept: string, run: string): string | undefined {
  const [words, otherWords] = [kept, run].map((text) => text.replace(numberPattern, "#"));
  if (words !== otherWords) return "the words differ";
  const numbers = kept.match(numberPattern) ?? [];
  const otherNumbers = run.match(numberPattern) ?? [];
  const i = numbers.findIndex((number, j) => !closeNumbers(number, otherNumbers[j] ?? ""));
  return i < 0 ? undefined : `${numbers[i]} is kept, the run gave ${otherNumbers[i]}`;
}

function closeNumbers(kept: string, run: string): boolean {
  if (kept === run) return true;
  if (!/[.e]/i.test(kept) || !/[.e]/i.test(run)) return false;
  const [a, b] = [Number(kept), Number(run)];
  const tolerance = Math.max(
    relativeTolerance * Math.abs(a),
    lastDigitTolerance * Math.max(lastDigit(kept), lastDigit(run)),
  );
  // The two numbers are read from decimal text: their difference may miss the digit by a rounding.
  return Math.abs(a - b) <= tolerance * (1 + 1e-9);
}

/** What one step in the last written digit is worth: 0.01 for `3.14`. */
function lastDigit(number: string): number {
  const [, decimals = "", exponent = "0"] = /\.?(\d*)(?:e([+-]?\d+))?$/i.exec(
    number.replace(/^-?\d+/, ""),
  ) ?? ["", "", "0"];
  return 10 ** (Number(exponent) - decimals.length);
}
