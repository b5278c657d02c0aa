import type { Plot } from "nodeplotlib";

// Cells narrower than this lose more to a gap than the eye gains by it.
const minCellForGap = 12;

// Room for four digits, with the margins and the colour bar taken off.
const minCellForText = { width: 70, height: 36 };

/**
 * A heat map's trace with the defaults that depend on its values and size:
 * thin gaps and the values as text where cells are large enough, nothing
 * smoothed, and zero in the middle of the colours when values lie on both sides
 * of it. Other traces come back as they are.
 */
export function completeHeatMap(
  trace: Plot,
  size: { width: number; height: number },
): Plot {
  if (trace.type !== "heatmap") return trace;
  const rows = readRows(trace.z);
  const numColumns = Math.max(1, ...rows.map((row) => row.length));
  const cell = {
    width: size.width / numColumns,
    height: size.height / rows.length,
  };
  const gap = Math.min(cell.width, cell.height) >= minCellForGap ? 1 : 0;
  const values = rows.flatMap((row) => Array.from(row)).map(Number);
  const hasRoom =
    cell.width >= minCellForText.width && cell.height >= minCellForText.height;
  // Plotly 2 knows more properties than the types of nodeplotlib.
  const defaults: object = {
    xgap: gap,
    ygap: gap,
    zsmooth: false,
    // The template's colours, chosen by the signs of the values.
    autocolorscale: !("colorscale" in trace),
    ...chooseRange(trace, values),
    ...(hasRoom ? { texttemplate: textTemplate(values) } : {}),
  };
  return { ...defaults, ...trace };
}

/**
 * Plotly ignores a `zmin` without a `zmax`, and does not put zero in the middle
 * by itself.
 */
function chooseRange(trace: Plot, values: readonly number[]): object {
  const finite = values.filter(Number.isFinite);
  const smallest = finite.reduce((a, b) => Math.min(a, b), Infinity);
  const largest = finite.reduce((a, b) => Math.max(a, b), -Infinity);
  if ("zmid" in trace) return {};
  if ("zmin" in trace || "zmax" in trace) {
    return { zmin: smallest, zmax: largest };
  }
  return smallest < 0 && largest > 0 ? { zmid: 0 } : {};
}

/** Plotly picks dark or light letters by the colour of the cell. */
function textTemplate(values: readonly number[]): string {
  return values.every(Number.isInteger) ? "%{z:,}" : "%{z:.2f}";
}

function readRows(z: unknown): ArrayLike<unknown>[] {
  return Array.isArray(z) ? z.filter(isRow) : [];
}

function isRow(row: unknown): row is ArrayLike<unknown> {
  return Array.isArray(row) || ArrayBuffer.isView(row);
}
