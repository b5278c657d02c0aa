import { describe, expect, it } from "vitest";
import { ratioHeatMap } from "./ratio-heat-map";
import { renderPlot } from "./render-plot";

const labels = { x: ["a", "b"], y: ["head 0", "head 1"], zTitle: "ratio" };

describe("ratioHeatMap", () => {
  it("is as strong for twice as much as for half as much", () => {
    const trace = ratioHeatMap({
      ...labels,
      ratios: [
        [2, 0.5],
        [1, 4],
      ],
    });
    expect(trace.z).toEqual([
      [1, -1],
      [0, 2],
    ]);
    expect([trace.zmin, trace.zmax]).toEqual([-2, 2]);
  });

  it("takes a scale of its own, and cuts off what is beyond it below", () => {
    const ratios = [[0, 8]];
    const trace = ratioHeatMap({ ...labels, ratios, strongest: 8 });
    expect(trace.z).toEqual([[-3, 3]]);
    expect([trace.zmin, trace.zmax]).toEqual([-3, 3]);
  });

  it("writes the ratios themselves, and nothing where there is none", async () => {
    const ratios = [
      [3, 0.25],
      [Number.NaN, 1],
    ];
    const { svg } = await renderPlot([ratioHeatMap({ ...labels, ratios })]);
    for (const text of ["3.00", "0.25", "1.00"]) {
      expect(svg).toContain(`>${text}</text>`);
    }
    expect(svg).not.toContain("NaN");
    for (const tick of ["1/4", "1/2", "2", "4"]) {
      expect(svg).toContain(`>${tick}</text>`);
    }
  });
});
