import type { Spread } from "../../statistics";

/** `12.3 (11.9–14)`: a median with the smallest and largest, three digits each. */
export function spreadText({ median, min, max }: Spread, unit = ""): string {
  const space = unit === "" ? "" : " ";
  return `${threeDigits(median)}${space}${unit} (${threeDigits(min)}–${threeDigits(max)})`;
}

/** `0.97 (0.91–1.04)`: a ratio, two digits after the point. */
export function ratioText({ median, min, max }: Spread): string {
  return `${median.toFixed(2)} (${min.toFixed(2)}–${max.toFixed(2)})`;
}

/** A time given in milliseconds, in the unit. */
export function timeText(spread: Spread, unit: "ms" | "s"): string {
  if (unit === "ms") return spreadText(spread, "ms");
  const { median, min, max } = spread;
  return spreadText({ median: median / 1000, min: min / 1000, max: max / 1000 }, "s");
}

/** Three digits that count, without an exponent: 0.0123, 1.23, 12.3, 123, 1235. */
export function threeDigits(value: number): string {
  if (value === 0) return "0";
  const magnitude = Math.floor(Math.log10(Math.abs(value)));
  return value.toFixed(Math.min(20, Math.max(0, 2 - magnitude)));
}

/** `3.4 MB`, negative when it shrank. */
export function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MB`;
}
