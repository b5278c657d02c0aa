import type { Layout, Plot } from "nodeplotlib";
import type { Figure } from "./heat-map-grid";
import { palette } from "./palette";

/** One picture among several. */
export interface Panel {
  /** Stands above it. */
  readonly title: string;
  readonly xTitle: string;
  readonly yTitle: string;
  /** Its traces, without axes: those come from the panel's place. */
  readonly data: readonly Plot[];
  /** Bars from top to bottom, in the order in which they are given.
   * @default false */
  readonly topDown?: boolean | undefined;
}

/** What {@link panelGrid} writes around the panels. */
export interface PanelGridOptions {
  readonly title: string;
  /** How many stand side by side. @default 2 */
  readonly columns?: number | undefined;
  /** Of the whole picture, in CSS pixels. @default 960 */
  readonly width?: number | undefined;
  /** Of a row of panels, in CSS pixels. @default 380 */
  readonly rowHeight?: number | undefined;
}

/** Shares of the picture's width and height between two panels. */
const gap = { x: 0.2, y: 0.2 };

/**
 * Several pictures in one, each with a title and axes of its own, from left to
 * right and from top to bottom.
 *
 * The traces of the first panel have the axes `x` and `y`, those of the second
 * `x2` and `y2`, and so on. Colours begin anew in each, unless a trace has a
 * `marker`.
 *
 * @returns what `showPlot` takes
 * @example
 * const { data, layout } = panelGrid([losses, scores], { title: "Training" });
 * await showPlot(data, layout);
 */
export function panelGrid(
  panels: readonly Panel[],
  { title, columns = 2, width = 960, rowHeight = 380 }: PanelGridOptions,
): Figure {
  const numRows = Math.ceil(panels.length / columns);
  const domain = (place: number, count: number, between: number) => {
    const size = (1 - between * (count - 1)) / count;
    const start = place * (size + between);
    return [start, Math.min(1, start + size)];
  };
  const axes = panels.map((panel, i) => {
    const number = numberOf(i);
    const row = Math.floor(i / columns);
    return {
      [`xaxis${number}`]: {
        title: panel.xTitle,
        domain: domain(i % columns, columns, gap.x),
        anchor: `y${number}`,
      },
      [`yaxis${number}`]: {
        title: panel.yTitle,
        domain: domain(numRows - 1 - row, numRows, gap.y),
        anchor: `x${number}`,
        ...(panel.topDown && { autorange: "reversed" }),
      },
    };
  });
  const layout: Layout = {
    title,
    width,
    height: 110 + rowHeight * numRows,
    margin: { t: 86 },
    annotations: panels.map((panel, i) => titleAbove(panel.title, i)),
    ...Object.assign({}, ...axes),
  };
  return { data: panels.flatMap((panel, i) => placed(panel, i)), layout };
}

/** Plotly writes no 1. */
const numberOf = (panel: number): string =>
  panel === 0 ? "" : String(panel + 1);

function placed({ data }: Panel, i: number): Plot[] {
  const axes = { xaxis: `x${numberOf(i)}`, yaxis: `y${numberOf(i)}` };
  return data.map((trace, place): Plot => {
    const color = palette[place % palette.length] ?? palette[0];
    return { marker: { color }, ...trace, ...axes } as Plot;
  });
}

function titleAbove(text: string, i: number) {
  return {
    text,
    showarrow: false,
    xref: `x${numberOf(i)} domain`,
    yref: `y${numberOf(i)} domain`,
    ...{ x: 0.5, xanchor: "center", y: 1.02, yanchor: "bottom" },
    font: { size: 14 },
  } as const;
}
