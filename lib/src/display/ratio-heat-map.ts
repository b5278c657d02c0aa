import type { Plot } from "nodeplotlib";

/** Labels and numbers of a {@link ratioHeatMap}. */
export interface RatioHeatMapOptions {
  /** Labels from left to right. */
  readonly x: readonly string[];
  /** Labels from bottom to top, or the other way with a reversed axis. */
  readonly y: readonly string[];
  /** `[row][column]`, above 0; NaN leaves the cell empty. */
  readonly ratios: readonly (readonly number[])[];
  /** What the colours mean. */
  readonly zTitle: string;
  /** The ratio with the strongest colour. @default the largest there is */
  readonly strongest?: number | undefined;
}

/**
 * A heat map of ratios: white is 1, and twice as much is as far from it as half
 * as much. The ratio stands in each cell.
 *
 * @returns a trace for `showPlot`
 */
export function ratioHeatMap({
  x,
  y,
  ratios,
  zTitle,
  strongest = Math.max(
    2,
    ...ratios.flat().flatMap((r) => (r > 0 ? Math.max(r, 1 / r) : [])),
  ),
}: RatioHeatMapOptions): Plot {
  const end = Math.log2(strongest);
  const doublings = Array.from(
    { length: 2 * Math.floor(end) + 1 },
    (_, i) => i - Math.floor(end),
  );
  const trace = {
    type: "heatmap",
    x: [...x],
    y: [...y],
    // A ratio of 0 has no logarithm: it is drawn as the least there can be.
    z: ratios.map((row) => row.map((r) => Math.max(-end, Math.log2(r)))),
    zmin: -end,
    zmax: end,
    text: ratios.map((row) =>
      row.map((r) => (Number.isNaN(r) ? "" : r.toFixed(2))),
    ),
    texttemplate: "%{text}",
    colorbar: {
      title: zTitle,
      tickvals: doublings,
      ticktext: doublings.map((n) => (n < 0 ? `1/${2 ** -n}` : `${2 ** n}`)),
    },
  };
  // Plotly 2 knows more properties than the types of nodeplotlib.
  return trace as unknown as Plot;
}
