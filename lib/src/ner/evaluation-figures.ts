import type { Plot } from "nodeplotlib";
import type { Figure } from "../display/heat-map-grid";
import { palette } from "../display/palette";

/** What one epoch of training came to. */
export interface EpochScores {
  /** From 1. */
  readonly epoch: number;
  /** Mean cross-entropy in nats. */
  readonly trainLoss: number;
  /** Of entities, micro-averaged. */
  readonly validationF1: number;
}

/** The F1 of two systems, side by side. */
export interface F1BarsOptions {
  /** What each pair of bars is of: the types, and all together. */
  readonly names: readonly string[];
  readonly baseline: readonly number[];
  readonly model: readonly number[];
  /** What counts as an entity: `strict IOB2`. */
  readonly mode: string;
  readonly title: string;
}

/** Two bars for each name, the baseline's on the left, with their heights. */
export function f1Bars({
  names,
  baseline,
  model,
  mode,
  title,
}: F1BarsOptions): Figure {
  const bars = (name: string, y: readonly number[], color: string): Plot => ({
    type: "bar",
    ...{ name, x: [...names], y: [...y], marker: { color } },
    text: y.map((f1) => f1.toFixed(2)),
    textposition: "outside",
  });
  return {
    data: [
      bars("baseline", baseline, palette[1]),
      bars("model", model, palette[0]),
    ],
    layout: {
      title,
      barmode: "group",
      xaxis: { title: "type of entity" },
      yaxis: { title: `F1 of entities, ${mode}`, range: [0, 1.08] },
    },
  };
}

/** Which tags are taken for which. */
export interface ConfusionFigureOptions {
  readonly labels: readonly string[];
  /** `[gold][predicted]`: of the words with this gold tag. */
  readonly shares: readonly (readonly number[])[];
  readonly title: string;
}

/** A heat map of shares, gold tags from top to bottom. */
export function confusionHeatMap({
  labels,
  shares,
  title,
}: ConfusionFigureOptions): Figure {
  const size = 220 + 46 * labels.length;
  const trace = {
    type: "heatmap" as const,
    x: [...labels],
    y: [...labels],
    z: shares.map((row) => [...row]),
    zmin: 0,
    zmax: 1,
    // Cells are too narrow for 0.00 in each: empty ones stay empty.
    text: shares.map((row) => row.map(inCell)),
    texttemplate: "%{text}",
    textfont: { size: 11 },
    colorbar: { title: "share" },
  };
  return {
    // Plotly 2 knows more properties than the types of nodeplotlib.
    data: [trace as unknown as Plot],
    layout: {
      title,
      ...{ width: size + 60, height: size },
      xaxis: { title: "predicted tag", tickangle: -45 },
      yaxis: { title: "gold tag of the word", autorange: "reversed" },
    },
  };
}

const inCell = (share: number): string =>
  share < 0.005 ? "" : share.toFixed(2);

/** The training loss on the left axis, the validation F1 on the right. */
export function trainingCurves(
  history: readonly EpochScores[],
  { title }: { readonly title: string },
): Figure {
  const x = history.map(({ epoch }) => epoch);
  const mode = "lines+markers" as const;
  return {
    data: [
      {
        ...{ type: "scatter", mode, name: "training loss", x },
        y: history.map(({ trainLoss }) => trainLoss),
        line: { color: palette[1], dash: "dot" },
      },
      {
        ...{ type: "scatter", mode, name: "validation F1", x },
        y: history.map(({ validationF1 }) => validationF1),
        line: { color: palette[0] },
        yaxis: "y2",
      },
    ],
    layout: {
      title,
      xaxis: { title: "epoch", dtick: 1 },
      yaxis: { title: "training loss (nats a word)", rangemode: "tozero" },
      yaxis2: {
        title: "validation F1",
        ...{ side: "right", overlaying: "y", range: [0, 1.02] },
        showgrid: false,
      },
      legend: { x: 0.5, xanchor: "center", y: 0.1 },
    },
  };
}
