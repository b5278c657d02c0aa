import { readFileSync } from "node:fs";
import type { DOMWindow } from "jsdom";
import { readFontMetrics } from "./font-metrics";
import { fontFiles } from "./fonts";
import {
  type Box,
  measureElement,
  measureTextWidth,
  type TextFonts,
} from "./svg-boxes";
import { VectorCanvas } from "./vector-canvas";

/** The part of plotly that drawing needs. */
interface Plotly {
  toImage(
    figure: { data: unknown; layout: unknown; config: unknown },
    options: {
      format: "svg";
      width: number;
      height: number;
      imageDataOnly: true;
    },
  ): Promise<string>;
}

/** A browser page without a browser, with plotly loaded. */
export interface PlotWindow {
  plotly: Plotly;
  /** Starts `Math.random` of the page anew, so that equal plots have equal ids. */
  restartRandom(): void;
}

let opened: Promise<PlotWindow> | undefined;

/** The one page of this process; opened at the first call (about a second). */
export function openPlotWindow(): Promise<PlotWindow> {
  opened ??= createPlotWindow();
  return opened;
}

async function createPlotWindow(): Promise<PlotWindow> {
  // Loaded late: a notebook that draws nothing does not pay for it.
  const { JSDOM } = await import("jsdom");
  const { window } = new JSDOM("<!doctype html><body></body>", {
    runScripts: "outside-only",
    pretendToBeVisual: true,
  });
  let state = 1;
  window.Math.random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  addMissingBrowserParts(window);
  addTextMeasures(window, {
    regular: readFontMetrics(fontFiles.regular),
    bold: readFontMetrics(fontFiles.bold),
  });
  addCanvas(window);
  window.eval(
    readFileSync(require.resolve("plotly.js-cartesian-dist-min"), "utf8"),
  );
  return {
    plotly: window.Plotly as Plotly,
    restartRandom: () => {
      state = 1;
    },
  };
}

/** Things plotly touches while it loads, and which jsdom does not have. */
function addMissingBrowserParts(window: DOMWindow): void {
  window.URL.createObjectURL = () => "blob:unused";
  window.matchMedia = () => ({ matches: false }) as MediaQueryList;
}

function addTextMeasures(window: DOMWindow, fonts: TextFonts): void {
  const measure = (element: Element): DOMRect =>
    toRect(measureElement(element, fonts));
  define(window.SVGElement.prototype, {
    getBBox(this: Element) {
      return measure(this);
    },
    getBoundingClientRect(this: Element) {
      return measure(this);
    },
    getComputedTextLength(this: Element) {
      return measureTextWidth(this, fonts);
    },
    // Violins and contour labels ask how long a path is; any length will do.
    getTotalLength: () => 100,
    getPointAtLength: () => ({ x: 0, y: 0 }),
  });
}

function addCanvas(window: DOMWindow): void {
  const canvases = new WeakMap<HTMLCanvasElement, VectorCanvas>();
  const canvasOf = (element: HTMLCanvasElement): VectorCanvas => {
    const known = canvases.get(element);
    if (known) return known;
    const made = new VectorCanvas(
      () => element.width,
      () => element.height,
    );
    canvases.set(element, made);
    return made;
  };
  define(window.HTMLCanvasElement.prototype, {
    getContext(this: HTMLCanvasElement) {
      return canvasOf(this).context;
    },
    toDataURL(this: HTMLCanvasElement) {
      return canvasOf(this).toDataUrl();
    },
  });
}

function define(target: object, methods: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(methods)) {
    Object.defineProperty(target, name, { value, configurable: true });
  }
}

function toRect(box: Box): DOMRect {
  const { left, top, right, bottom } = box;
  const size = { width: right - left, height: bottom - top };
  return { x: left, y: top, ...size, ...box, toJSON: () => box };
}
