import { describe, expect, it } from "vitest";
import { type Panel, panelGrid } from "./panel-grid";
import { renderPlot } from "./render-plot";

const panel = (title: string, more: Partial<Panel> = {}): Panel => ({
  title,
  xTitle: `${title} x`,
  yTitle: `${title} y`,
  data: [{ type: "bar", x: ["a", "b"], y: [1, 2] }],
  ...more,
});

const three = [panel("one"), panel("two"), panel("three", { topDown: true })];

describe("panelGrid", () => {
  it("gives each panel its axes, and each axis its title", () => {
    const { data, layout } = panelGrid(three, { title: "All" });
    expect(data.map(({ xaxis, yaxis }) => [xaxis, yaxis])).toEqual([
      ["x", "y"],
      ["x2", "y2"],
      ["x3", "y3"],
    ]);
    expect(layout.title).toBe("All");
    expect(layout.xaxis?.title).toBe("one x");
    expect(layout.yaxis3?.title).toBe("three y");
    expect(layout.yaxis3?.autorange).toBe("reversed");
    expect(layout.yaxis2?.autorange).toBeUndefined();
    expect(layout.annotations?.map(({ text }) => text)).toEqual([
      "one",
      "two",
      "three",
    ]);
  });

  it("places them from left to right and from top to bottom", () => {
    const { layout } = panelGrid(three, { title: "" });
    const [left = 0, right = 0] = layout.xaxis?.domain ?? [];
    expect(left).toBe(0);
    expect(right).toBeLessThan(layout.xaxis2?.domain?.[0] ?? 0);
    expect(layout.xaxis2?.domain?.[1]).toBe(1);
    expect(layout.yaxis?.domain?.[1]).toBe(1);
    expect(layout.yaxis2?.domain).toEqual(layout.yaxis?.domain);
    expect(layout.yaxis3?.domain?.[0]).toBe(0);
    expect(layout.yaxis3?.domain?.[1]).toBeLessThan(
      layout.yaxis?.domain?.[0] ?? 0,
    );
  });

  it("grows with its rows, and leaves the panels as they were", async () => {
    const { layout } = panelGrid(three, {
      title: "",
      columns: 1,
      ...{ width: 311, rowHeight: 101 },
    });
    expect(layout.width).toBe(311);
    expect(layout.height).toBe(110 + 3 * 101);
    expect(three[0]?.data[0]?.xaxis).toBeUndefined();
    const { svg } = await renderPlot(panelGrid(three, { title: "" }).data);
    expect(svg).toContain("<svg");
  });
});
