import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import type { FontMetrics } from "./font-metrics";
import { measureElement, measureTextWidth } from "./svg-boxes";

// A font whose every letter is half as wide as high: sums are easy by hand.
const regular: FontMetrics = {
  ascent: 0.8,
  descent: 0.2,
  widthOf: (text, size) => text.length * size * 0.5,
};
const bold: FontMetrics = {
  ...regular,
  widthOf: (text, size) => text.length * size,
};
const fonts = { regular, bold };

function svg(content: string): Element {
  const { window } = new JSDOM(`<svg><g>${content}</g></svg>`);
  const group = window.document.querySelector("g");
  if (!group) throw new Error("no group");
  return group;
}

describe("measureElement", () => {
  it("places a text by its anchor and baseline", () => {
    const text = (anchor: string) =>
      `<text x="100" y="50" style="font-size: 10px; text-anchor: ${anchor}">seven77</text>`;
    const box = { top: 42, bottom: 52 };
    expect(measureElement(svg(text("start")), fonts)).toEqual({
      ...box,
      left: 100,
      right: 135,
    });
    expect(measureElement(svg(text("end")), fonts)).toEqual({
      ...box,
      left: 65,
      right: 100,
    });
    expect(measureElement(svg(text("middle")), fonts)).toEqual({
      ...box,
      left: 82.5,
      right: 117.5,
    });
  });

  it("takes the widest of several lines and the height of all", () => {
    const lines =
      '<text style="font-size: 10px" x="0" y="0"><tspan class="line" dy="0em" x="0" y="0">abc</tspan>' +
      '<tspan class="line" dy="1.3em" x="0" y="0">abcde</tspan></text>';
    expect(measureElement(svg(lines), fonts)).toEqual({
      left: 0,
      right: 25,
      top: -8,
      bottom: 15,
    });
  });

  it("turns and moves boxes, the last transform first", () => {
    const rect = (transform: string) =>
      `<rect x="2" y="0" width="3" height="1" transform="${transform}"/>`;
    const boxOf = (transform: string) =>
      Object.values(measureElement(svg(rect(transform)), fonts)).map((value) =>
        Math.round(value),
      );
    // left, top, right, bottom
    expect(boxOf("translate(10,20)")).toEqual([12, 20, 15, 21]);
    expect(boxOf("rotate(90)")).toEqual([-1, 2, 0, 5]);
    expect(boxOf("translate(10,20) rotate(90)")).toEqual([9, 22, 10, 25]);
    expect(boxOf("rotate(180,2,0)")).toEqual([-1, -1, 2, 0]);
  });

  it("does not count what is empty", () => {
    const content =
      '<text x="900" y="900"></text><rect x="1" y="2" width="3" height="4"/>';
    expect(measureElement(svg(content), fonts)).toEqual({
      left: 1,
      top: 2,
      right: 4,
      bottom: 6,
    });
  });
});

describe("measureTextWidth", () => {
  it("sets each run in its own size and weight", () => {
    const text =
      '<text style="font-size: 10px">ab<tspan style="font-weight: bold">c</tspan>' +
      '<tspan style="font-size: 70%">dd</tspan></text>';
    expect(measureTextWidth(svg(text), fonts)).toBeCloseTo(10 + 10 + 7, 10);
  });
});
