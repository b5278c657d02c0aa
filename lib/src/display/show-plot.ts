import { mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Layout, Plot } from "nodeplotlib";
import { findNotebookOutput } from "./notebook-output";
import { type RenderedPlot, renderPlot } from "./render-plot";

/**
 * Draws a plot below the running cell, as a picture that any notebook viewer
 * shows.
 *
 * Takes what nodeplotlib's `plot` takes. That function opens a page in a
 * browser of its own; this one stays in the notebook. Outside a notebook the
 * picture is written to the folder `plots`, and one line says where.
 *
 * @param data traces: `[{ type: "bar", x: names, y: counts }]`
 * @param layout title and axes: `{ title, xaxis: { title }, yaxis: { title } }`
 * @throws CourseError when a trace holds tensors instead of arrays
 *
 * @example
 * await showPlot([{ type: "scatter", x: epochs, y: losses, name: "train" }], {
 *   title: "Loss by epoch",
 *   xaxis: { title: "epoch" },
 *   yaxis: { title: "binary cross-entropy (nats)" },
 * });
 * @see https://plotly.com/javascript/reference/
 */
export async function showPlot(
  data: readonly Plot[],
  layout: Layout = {},
): Promise<void> {
  const plot = await renderPlot(data, layout);
  const title = titleOf(layout);
  const output = findNotebookOutput();
  if (!output) return savePlot(plot, title);
  const { width, height } = plot;
  output.show({
    data: {
      "image/png": Buffer.from(plot.png).toString("base64"),
      // What a screen reader, a terminal or a diff has of the picture.
      "text/plain": `[plot: ${title}]`,
    },
    metadata: { "image/png": { width, height } },
  });
}

function titleOf({ title }: Layout): string {
  const text = (typeof title === "string" ? title : title?.text) ?? "";
  return text.replace(/<[^>]*>/g, " ").trim() || "untitled";
}

function savePlot({ png }: RenderedPlot, title: string): void {
  const name = title.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  const folder = join(process.cwd(), "plots");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name.replace(/^-|-$/g, "") || "untitled"}.png`);
  writeFileSync(file, png);
  console.log(`Plot saved: ${relative(process.cwd(), file)}`);
}
