import type { Layout, Plot } from "nodeplotlib";
import { CourseError } from "../errors/course-error";
import { fontFamily, fontFiles } from "./fonts";
import { completeHeatMap } from "./heat-map-defaults";
import { type CompleteLayout, completeLayout } from "./plot-template";
import { openPlotWindow } from "./plot-window";

/** A drawn plot. */
export interface RenderedPlot {
  /** The drawing as text; good for tests and for the web. */
  svg: string;
  /** The picture, `pngScale` pixels for each CSS pixel. */
  png: Uint8Array;
  /** CSS pixels. */
  width: number;
  /** CSS pixels. */
  height: number;
}

/** Picture pixels for each CSS pixel: sharp on high-density screens. */
export const pngScale = 2;

/**
 * The picture of a plot, without a browser, a server or a network.
 *
 * The same input gives the same bytes. Neither argument is changed.
 *
 * @param data traces as nodeplotlib takes them
 * @param layout title, axes, size; what is missing comes from `plotTemplate`
 * @throws CourseError when a trace holds tensors instead of arrays
 *
 * @example
 * const { png } = await renderPlot([{ type: "bar", x: ["a"], y: [1] }], { title: "One bar" });
 */
export async function renderPlot(
  data: readonly Plot[],
  layout: Layout = {},
): Promise<RenderedPlot> {
  refuseTensors(data);
  const figure = completeLayout(structuredClone(layout), data);
  const { width, height } = figure;
  const traces = data.map((trace) =>
    completeHeatMap(structuredClone(trace), figure),
  );
  const svg = await drawSvg(traces, figure);
  return { svg, png: await drawPng(svg), width, height };
}

let lastDrawing: Promise<unknown> = Promise.resolve();

/** One drawing at a time: all share the page and its random numbers. */
function drawSvg(data: Plot[], layout: CompleteLayout): Promise<string> {
  const { width, height } = layout;
  const draw = async (): Promise<string> => {
    const page = await openPlotWindow();
    page.restartRandom();

    return page.plotly.toImage(
      { data, layout, config: { staticPlot: true } },
      { format: "svg", width, height, imageDataOnly: true },
    );
  };
  const drawing = lastDrawing.then(draw);
  lastDrawing = drawing.catch(() => undefined);
  return drawing;
}

async function drawPng(svg: string): Promise<Uint8Array> {
  const { Resvg } = await import("@resvg/resvg-js");
  const image = new Resvg(svg, {
    fitTo: { mode: "zoom", value: pngScale },
    font: {
      loadSystemFonts: false,
      fontFiles: Object.values(fontFiles),
      defaultFontFamily: fontFamily,
    },
  });
  return image.render().asPng();
}

function refuseTensors(data: readonly Plot[]): void {
  data.forEach((trace, index) => {
    for (const [name, value] of Object.entries(trace)) {
      if (typeof value !== "object" || value === null) continue;
      if (!("dataSync" in value)) continue;
      throw new CourseError({
        where: "showPlot",
        expected: `arrays as "${name}" of trace ${index}`,
        got: "a tensor",
        fix: "Give it as tensor.arraySync().",
      });
    }
  });
}
