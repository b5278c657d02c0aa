import type { Layout, Plot } from "nodeplotlib";
import { fontFamily } from "./fonts";
import { palette } from "./palette";

/** Size of a plot in CSS pixels, unless its layout says otherwise. */
const defaultSize = { width: 700, height: 450 } as const;

type ColourScale = [share: number, colour: string][];

const ink = "#222222";
const gridLine = "#E5E5E5";

// White to dark blue, straight in lightness, so it also reads in grey.
const sequential: ColourScale = [
  [0, "#FFFFFF"],
  [0.25, "#C9DDF0"],
  [0.5, "#7FB2DB"],
  [0.75, "#2F7FBC"],
  [1, "#08406F"],
];

// Vermilion below zero, white at it, blue above.
const diverging: ColourScale = [
  [0, "#A03B00"],
  [0.25, "#EE9B5F"],
  [0.5, "#FFFFFF"],
  [0.75, "#5FA3D3"],
  [1, "#08406F"],
];

const axis = {
  automargin: true,
  color: ink,
  gridcolor: gridLine,
  linecolor: "#888888",
  showline: true,
  ticks: "outside",
  tickcolor: "#888888",
  ticklen: 4,
  title: { font: { size: 13 }, standoff: 10 },
  zeroline: false,
};

/**
 * The look that every plot starts from; what a layout says itself wins.
 *
 * The background is white in the picture itself: a see-through one would put
 * dark letters on the dark theme's black.
 */
const plotTemplate = {
  layout: {
    colorway: [...palette],
    font: { family: fontFamily, size: 12, color: ink },
    title: { font: { size: 16 }, x: 0.5, xanchor: "center" },
    paper_bgcolor: "#FFFFFF",
    plot_bgcolor: "#FFFFFF",
    margin: { l: 64, r: 24, t: 56, b: 56 },
    bargap: 0.25,
    colorscale: {
      sequential,
      sequentialminus: sequential.map(([share], index) => [
        share,
        sequential.at(-1 - index)?.[1],
      ]),
      diverging,
    },
    legend: { bgcolor: "rgba(255,255,255,0.85)" },
    xaxis: axis,
    yaxis: axis,
  },
  data: {
    heatmap: [
      {
        colorbar: {
          outlinewidth: 0,
          thickness: 14,
          ticks: "outside",
          title: { side: "right" },
        },
      },
    ],
    scatter: [{ line: { width: 2.5 }, marker: { size: 7 } }],
    bar: [{ cliponaxis: false, marker: { line: { width: 0 } } }],
  },
};

/** A layout with everything that drawing needs to know. */
export type CompleteLayout = Layout & { width: number; height: number };

/** `layout` with a size and the course's template, unless it has its own. */
export function completeLayout(
  layout: Layout,
  data: readonly Plot[],
): CompleteLayout {
  const { width, height } = defaultSize;
  const template = onlyHeatMaps(data) ? gridlessTemplate() : plotTemplate;
  const complete = { width, height, template, ...layout };
  // The types of plotly 1 do not know all that a template of plotly 2 may hold.
  return complete as unknown as CompleteLayout;
}

/** Grid lines would shine through the gaps between the cells. */
function gridlessTemplate(): object {
  const bare = { ...axis, showgrid: false };
  const layout = { ...plotTemplate.layout, xaxis: bare, yaxis: bare };
  return { ...plotTemplate, layout };
}

function onlyHeatMaps(data: readonly Plot[]): boolean {
  return data.length > 0 && data.every(({ type }) => type === "heatmap");
}
