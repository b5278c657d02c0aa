import type { FontMetrics } from "./font-metrics";

/** A rectangle in the coordinates of an SVG element's parent. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The fonts an SVG text may be set in. */
export interface TextFonts {
  regular: FontMetrics;
  bold: FontMetrics;
}

const defaultFontSize = 12;

/**
 * The box around what an SVG element draws: text, rectangles, images and
 * groups of them. Paths have no box here; plotly measures texts and frames.
 */
export function measureElement(element: Element, fonts: TextFonts): Box {
  if (element.localName === "text") return measureText(element, fonts);
  if (element.localName === "rect" || element.localName === "image") {
    const left = numberIn(element, "x");
    const top = numberIn(element, "y");
    return {
      left,
      top,
      right: left + numberIn(element, "width"),
      bottom: top + numberIn(element, "height"),
    };
  }
  const boxes = Array.from(element.children)
    .map((child) => transformBox(measureElement(child, fonts), child))
    .filter((box) => box.right > box.left || box.bottom > box.top);
  return boxes.length === 0 ? emptyBox() : boxes.reduce(joinBoxes);
}

/** Width of an element's text, each run in its own size and weight. */
export function measureTextWidth(node: Node, fonts: TextFonts): number {
  if (node.nodeType === node.TEXT_NODE) {
    const size = inheritedFontSize(node.parentElement);
    const font = isBold(node.parentElement) ? fonts.bold : fonts.regular;
    return font.widthOf(node.textContent ?? "", size);
  }
  let width = 0;
  for (const child of Array.from(node.childNodes)) {
    width += measureTextWidth(child, fonts);
  }
  return width;
}

/** Plotly puts each line of a text into `<tspan class="line" dy="1.3em">`. */
function measureText(text: Element, fonts: TextFonts): Box {
  const fontSize = inheritedFontSize(text);
  const lines = Array.from(text.querySelectorAll("tspan.line"));
  const boxes = (lines.length > 0 ? lines : [text]).map((line) => {
    const width = measureTextWidth(line, fonts);
    if (width === 0) return emptyBox();
    const shift = Number.parseFloat(line.getAttribute("dy") ?? "0") || 0;
    const anchor = numberIn(line.hasAttribute("x") ? line : text, "x");
    const baseline =
      numberIn(line.hasAttribute("y") ? line : text, "y") + shift * fontSize;
    const left = anchor - width * anchorShare(text);
    return {
      left,
      top: baseline - fonts.regular.ascent * fontSize,
      right: left + width,
      bottom: baseline + fonts.regular.descent * fontSize,
    };
  });
  return boxes.reduce(joinBoxes);
}

/** Which share of a text's width lies left of its anchor. */
function anchorShare(text: Element): number {
  const anchor =
    styleOf(text, "text-anchor") || text.getAttribute("text-anchor");
  if (anchor === "middle") return 0.5;
  return anchor === "end" ? 1 : 0;
}

function inheritedFontSize(start: Element | null): number {
  for (let element = start; element; element = element.parentElement) {
    const value =
      styleOf(element, "font-size") || element.getAttribute("font-size") || "";
    const size = Number.parseFloat(value);
    // Sub- and superscripts carry a share of their parent's size: "70%".
    if (value.endsWith("%")) {
      return (size / 100) * inheritedFontSize(element.parentElement);
    }
    if (size > 0) return size;
  }
  return defaultFontSize;
}

function isBold(start: Element | null): boolean {
  for (let element = start; element; element = element.parentElement) {
    const weight = styleOf(element, "font-weight");
    if (weight) return weight === "bold" || Number(weight) >= 600;
  }
  return false;
}

function styleOf(element: Element, property: string): string {
  const style = "style" in element ? element.style : undefined;
  return (
    (style as CSSStyleDeclaration | undefined)?.getPropertyValue(property) ?? ""
  );
}

function numberIn(element: Element, attribute: string): number {
  return Number.parseFloat(element.getAttribute(attribute) ?? "0") || 0;
}

function emptyBox(): Box {
  return { left: 0, top: 0, right: 0, bottom: 0 };
}

function joinBoxes(a: Box, b: Box): Box {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

/** Applies an element's `translate` and `rotate`, in the order written. */
function transformBox(box: Box, element: Element): Box {
  const transform = element.getAttribute("transform") ?? "";
  const steps = Array.from(transform.matchAll(/(\w+)\(([^)]*)\)/g)).reverse();
  let corners: [number, number][] = [
    [box.left, box.top],
    [box.right, box.top],
    [box.right, box.bottom],
    [box.left, box.bottom],
  ];
  for (const [, name, list = ""] of steps) {
    const [first = 0, x = 0, y = 0] = list.split(/[\s,]+/).map(Number);
    if (name === "translate") {
      corners = corners.map(([cx, cy]) => [cx + first, cy + x]);
    } else if (name === "rotate") {
      corners = corners.map((corner) => rotatePoint(corner, first, x, y));
    }
  }
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return {
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  };
}

function rotatePoint(
  [x, y]: [number, number],
  degrees: number,
  aroundX: number,
  aroundY: number,
): [number, number] {
  const angle = (degrees * Math.PI) / 180;
  const dx = x - aroundX;
  const dy = y - aroundY;
  return [
    aroundX + dx * Math.cos(angle) - dy * Math.sin(angle),
    aroundY + dx * Math.sin(angle) + dy * Math.cos(angle),
  ];
}
