import { createHash } from "node:crypto";
import * as tf from "@tensorflow/tfjs";
import type { Layout, Plot } from "nodeplotlib";
import { describe, expect, it } from "vitest";
import { CourseError } from "../errors/course-error";
import { palette } from "./palette";
import { pngScale, renderPlot } from "./render-plot";

const lines: Plot[] = ["train", "validation"].map((name, run) => ({
  type: "scatter",
  mode: "lines+markers",
  name,
  x: [1, 2, 3],
  y: [3, 2 + run, 1 + run],
}));
const layout: Layout = {
  title: "Loss by epoch",
  xaxis: { title: "epoch" },
  yaxis: { title: "cross-entropy (nats)" },
};

/** Width and height as the header of a PNG says. */
function sizeOf(png: Uint8Array): [number, number] {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}

const hash = (bytes: Uint8Array) =>
  createHash("sha256").update(bytes).digest("hex");

describe("renderPlot", () => {
  it("draws title, axis labels, ticks and legend", async () => {
    const { svg } = await renderPlot(lines, layout);
    for (const text of [
      "Loss by epoch",
      "epoch",
      "cross-entropy (nats)",
      "train",
      "validation",
    ]) {
      expect(svg).toContain(`>${text}</text>`);
    }
  });

  it("gives a PNG of twice the layout's size", async () => {
    const { png, width, height } = await renderPlot(lines, {
      ...layout,
      width: 311,
      height: 211,
    });
    expect([...png.subarray(0, 8)]).toEqual([
      0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a,
    ]);
    expect([width, height]).toEqual([311, 211]);
    expect(sizeOf(png)).toEqual([311 * pngScale, 211 * pngScale]);
  });

  it("gives the same bytes for the same input, whatever was drawn before", async () => {
    const first = await renderPlot(lines, layout);
    await renderPlot([{ type: "heatmap", z: [[1, 2]] }], { title: "another" });
    const second = await renderPlot(lines, layout);
    expect(second.svg).toBe(first.svg);
    expect(hash(second.png)).toBe(hash(first.png));
  });

  it("keeps plots apart that are drawn at the same time", async () => {
    const alone = await renderPlot(lines, layout);
    const together = await Promise.all([
      renderPlot([{ type: "bar", x: ["a"], y: [1] }]),
      renderPlot(lines, layout),
      renderPlot(lines, layout),
    ]);
    expect(together[1].svg).toBe(alone.svg);
    expect(together[2].svg).toBe(alone.svg);
  });

  it("paints its own white ground and the palette's colours", async () => {
    const { svg } = await renderPlot(lines, layout);
    expect(svg).toMatch(
      /^<svg[^>]*><rect x="0" y="0" width="700" height="450" style="fill: rgb\(255, 255, 255\); fill-opacity: 1;"/,
    );
    for (const colour of palette.slice(0, 2)) {
      const [red, green, blue] = [1, 3, 5].map((at) =>
        Number.parseInt(colour.slice(at, at + 2), 16),
      );
      expect(svg).toContain(`rgb(${red}, ${green}, ${blue})`);
    }
  });

  it("uses no font but its own", async () => {
    const { svg } = await renderPlot(lines, layout);
    const families = [...svg.matchAll(/font-family: ([^;]+);/g)];
    expect(families.length).toBeGreaterThan(0);
    expect(new Set(families.map(([, name]) => name))).toEqual(
      new Set(["DejaVu Sans"]),
    );
  });

  it("draws one cell of a heat map for each value, with gaps where there is room", async () => {
    const z = [
      [0, 0.5, 1],
      [1, 0.5, 0],
    ];
    const { svg } = await renderPlot([{ type: "heatmap", z }]);
    const cells = heatMapOf(svg);
    expect(cells).toHaveLength(6);
    const wide = Array.from({ length: 3 }, () =>
      Array.from({ length: 101 }, (_, index) => index),
    );
    const dense = await renderPlot([{ type: "heatmap", z: wide }]);
    expect(heatMapOf(dense.svg)).toHaveLength(303);
  });

  it("writes the values into the cells of a small heat map", async () => {
    const small = await renderPlot([{ type: "heatmap", z: [[0.5, 0.125]] }]);
    expect(small.svg).toContain(">0.50</text>");
    expect(small.svg).toContain(">0.13</text>");
    const counts = await renderPlot([{ type: "heatmap", z: [[1023, 7]] }]);
    expect(counts.svg).toContain(">1,023</text>");
    const row = Array.from({ length: 31 }, () => 0.125);
    const { svg } = await renderPlot([{ type: "heatmap", z: [row, row] }]);
    expect(svg).not.toContain(">0.13</text>");
  });

  it("puts zero in the middle of the colours of a map with both signs", async () => {
    const z = [[-1, 0, 4]];
    const { svg } = await renderPlot([{ type: "heatmap", z }]);
    expect(heatMapOf(svg)[1]).toContain("rgba(255,255,255,1)");
  });

  it("keeps a range of which one end is given, and colours that are given", async () => {
    const z = [[2, 4]];
    const fromZero = await renderPlot([{ type: "heatmap", z, zmin: 0 }]);
    expect(heatMapOf(fromZero.svg)[0]).toContain("rgba(127,178,219,1)");
    const colorscale: [number, string][] = [
      [0, "rgb(1,2,3)"],
      [1, "rgb(4,5,6)"],
    ];
    const own = await renderPlot([{ type: "heatmap", z, colorscale }]);
    expect(heatMapOf(own.svg)[0]).toContain("rgba(1,2,3,1)");
  });

  it("draws several subplots", async () => {
    const { svg } = await renderPlot(
      [
        { type: "bar", x: ["a"], y: [1] },
        { type: "bar", x: ["b"], y: [2], xaxis: "x2", yaxis: "y2" },
      ],
      {
        title: "Two",
        grid: { rows: 1, columns: 2, pattern: "independent" },
        xaxis: { title: "left" },
        xaxis2: { title: "right" },
      } as Layout,
    );
    expect(svg).toContain(">left</text>");
    expect(svg).toContain(">right</text>");
    expect(svg).toContain('class="subplot x2y2"');
  });

  it("changes neither data nor layout", async () => {
    const data: Plot[] = [{ type: "bar", x: ["a", "b"], y: [1, 2] }];
    const before = structuredClone({ data, layout });
    await renderPlot(data, layout);
    expect({ data, layout }).toEqual(before);
  });

  it("says what to do with a tensor", async () => {
    const y = tf.tensor1d([1, 2]);
    const drawn = renderPlot([{ type: "bar", y: y as unknown as number[] }]);
    await expect(drawn).rejects.toThrow(CourseError);
    await expect(drawn).rejects.toThrow(
      'showPlot: expected arrays as "y" of trace 0, got a tensor. Give it as tensor.arraySync().',
    );
    y.dispose();
  });
});

/** The rectangles of the first heat map in a drawing. */
function heatMapOf(svg: string): string[] {
  const [, body = ""] = /svg\+xml;base64,([^"]+)"/.exec(svg) ?? [];
  return (
    Buffer.from(body, "base64")
      .toString()
      .match(/<rect[^>]*>/g) ?? []
  );
}
