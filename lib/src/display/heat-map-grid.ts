import type { Layout, Plot } from "nodeplotlib";

/** One heat map among several. */
export interface HeatMap {
  /** Stands above it. */
  readonly name: string;
  /** Labels from left to right; equal ones would fall on each other. */
  readonly x: readonly string[];
  /** Labels from top to bottom. */
  readonly y: readonly string[];
  /** `[row][column]` */
  readonly z: readonly (readonly number[])[];
}

/** What {@link heatMapGrid} writes around the heat maps. */
export interface HeatMapGridOptions {
  readonly title: string;
  readonly xTitle: string;
  readonly yTitle: string;
  /** What the colours mean. */
  readonly zTitle: string;
  /** How many stand side by side. @default 2 */
  readonly columns?: number | undefined;
}

/** What `showPlot(data, layout)` takes. */
export interface Figure {
  readonly data: Plot[];
  readonly layout: Layout;
}

/** In CSS pixels. */
const pixels = {
  /** Of a row of a heat map: a label needs as much. */
  row: 15,
  smallestMap: 210,
  largestMap: 560,
  letter: 6.2,
  name: 34,
  margin: { l: 60, r: 90, t: 90, b: 62 },
};

/**
 * Several heat maps in one picture, all on one scale of colours from 0 to the
 * largest number among them, row 0 on top.
 *
 * @returns what `showPlot` takes
 * @example
 * const { data, layout } = heatMapGrid(heads, { title, xTitle, yTitle, zTitle });
 * await showPlot(data, layout);
 */
export function heatMapGrid(
  maps: readonly HeatMap[],
  { title, xTitle, yTitle, zTitle, columns = 2 }: HeatMapGridOptions,
): Figure {
  const places = placesOf(maps, columns);
  const largest = Math.max(0, ...maps.flatMap(({ z }) => z.flat()));
  const data = maps.map(({ x, y, z }, i) => ({
    type: "heatmap" as const,
    x: [...x],
    y: [...y],
    z: z.map((row) => [...row]),
    zmin: 0,
    zmax: largest,
    xaxis: axisId("x", i),
    yaxis: axisId("y", i),
    showscale: i === 0,
    colorbar: { title: zTitle },
    // Among so many cells numbers would not be read.
    texttemplate: "",
  }));
  const axes = maps.map((_, i) => ({
    [`xaxis${i === 0 ? "" : i + 1}`]: {
      ...places.x(i),
      anchor: axisId("y", i),
      tickangle: -90,
      title: places.isLowest(i) ? xTitle : "",
      ...axisLook,
    },
    [`yaxis${i === 0 ? "" : i + 1}`]: {
      ...places.y(i),
      anchor: axisId("x", i),
      autorange: "reversed",
      title: i % columns === 0 ? yTitle : "",
      ...axisLook,
    },
  }));
  const names = maps.map(({ name }, i) => ({
    text: name,
    showarrow: false,
    xref: `${axisId("x", i)} domain`,
    yref: `${axisId("y", i)} domain`,
    x: 0.5,
    y: 1,
    xanchor: "center",
    yanchor: "bottom",
    font: { size: 13 },
  }));
  const { margin } = pixels;
  const { width, height } = places;
  const layout = { title, width, height, margin, annotations: names };
  // Plotly 2 knows more properties than the types of nodeplotlib.
  return {
    data: data as Plot[],
    layout: Object.assign(layout, ...axes) as Layout,
  };
}

/** Every label is written, and takes no room from the other maps. */
const axisLook = { tickfont: { size: 10 }, dtick: 1, automargin: false };

const axisId = (letter: string, i: number): string =>
  i === 0 ? letter : `${letter}${i + 1}`;

/** Where each heat map stands: all of one size, with room for their labels. */
function placesOf(maps: readonly HeatMap[], columns: number) {
  const across = Math.max(1, Math.min(columns, maps.length));
  const down = Math.max(1, Math.ceil(maps.length / across));
  const longest = (labels: readonly (readonly string[])[]) =>
    pixels.letter * Math.max(0, ...labels.flat().map((text) => text.length)) +
    14;
  const sizeOf = (counts: readonly number[]) =>
    Math.min(
      pixels.largestMap,
      Math.max(pixels.smallestMap, pixels.row * Math.max(0, ...counts)),
    );
  const map = {
    width: sizeOf(maps.map(({ x }) => x.length)),
    height: sizeOf(maps.map(({ y }) => y.length)),
  };
  const left = longest(maps.map(({ y }) => y));
  const below = longest(maps.map(({ x }) => x));
  const cell = {
    width: left + map.width,
    height: pixels.name + map.height + below,
  };
  const all = { width: across * cell.width, height: down * cell.height };
  const { l, r, t, b } = pixels.margin;
  return {
    width: Math.round(l + all.width + r),
    height: Math.round(t + all.height + b),
    isLowest: (i: number) => i + across >= maps.length,
    x: (i: number) => {
      const start = (i % across) * cell.width + left;
      return { domain: [start, start + map.width].map((x) => x / all.width) };
    },
    y: (i: number) => {
      const end = Math.floor(i / across) * cell.height + pixels.name;
      const fromTop = [end + map.height, end];
      return { domain: fromTop.map((y) => 1 - y / all.height) };
    },
  };
}
