import { describe, expect, it } from "vitest";
import { heatMapGrid } from "./heat-map-grid";
import { renderPlot } from "./render-plot";

const words = ["0 the", "1 no", "2 cough"];
const mapWith = (name: string, corner: number) => ({
  name,
  x: words,
  y: words,
  z: [
    [corner, 0.1, 0.2],
    [0.3, 0.3, 0.4],
    [0, 0, 1 - corner],
  ],
});
const maps = [0.25, 0.5, 0.75].map((corner, i) => mapWith(`head ${i}`, corner));
const titles = {
  title: "One note",
  xTitle: "key",
  yTitle: "query",
  zTitle: "weight",
};

/** Start and end of a heat map's axis, as shares of the picture. */
function domainsOf(letter: "x" | "y"): (readonly [number, number])[] {
  const { layout } = heatMapGrid(maps, titles);
  return ["", 2, 3].map((i) => {
    const axis = Reflect.get(layout, `${letter}axis${i}`);
    return axis.domain as [number, number];
  });
}

describe("heatMapGrid", () => {
  it("colours all heat maps on one scale, from 0 to the largest number", () => {
    const { data } = heatMapGrid(maps, titles);
    expect(data.map(({ z }) => z)).toEqual(maps.map(({ z }) => z));
    expect(data.map(({ zmin, zmax }) => [zmin, zmax])).toEqual([
      [0, 0.75],
      [0, 0.75],
      [0, 0.75],
    ]);
    expect(data.map(({ showscale }) => showscale)).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("stands them side by side, two in a row, without overlap", () => {
    const [x, y] = [domainsOf("x"), domainsOf("y")];
    expect(x[0]).toEqual(x[2]);
    expect(y[0]).toEqual(y[1]);
    expect(x[1]?.[0]).toBeGreaterThan(x[0]?.[1] ?? 1);
    expect(y[2]?.[1]).toBeLessThan(y[0]?.[0] ?? 0);
    const ends = [...x, ...y].flat();
    expect(Math.min(...ends)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...ends)).toBeLessThanOrEqual(1);
  });

  it("writes every label and name, and each title where its axis ends", async () => {
    const { data, layout } = heatMapGrid(maps, titles);
    const { svg } = await renderPlot(data, layout);
    const count = (text: string) => svg.split(`>${text}</text>`).length - 1;
    expect(count("2 cough")).toBe(6);
    expect(count("head 2")).toBe(1);
    expect([count("key"), count("query"), count("weight")]).toEqual([2, 2, 1]);
    // No numbers in the cells.
    expect(count("0.25")).toBe(0);
  });

  it("draws the first row on top", async () => {
    const { data, layout } = heatMapGrid(maps.slice(0, 1), titles);
    const { svg } = await renderPlot(data, layout);
    const heightOf = (label: string) => {
      const at = svg.indexOf(`>${label}</text>`, svg.indexOf('class="ytick"'));
      const tick = svg.slice(svg.lastIndexOf("<text", at), at);
      return Number(/translate\(0,([\d.]+)\)/.exec(tick)?.[1]);
    };
    expect(heightOf("0 the")).toBeLessThan(heightOf("2 cough"));
  });
});
