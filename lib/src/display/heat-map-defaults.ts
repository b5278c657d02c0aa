import type { Plot } from "nodeplotlib";

// Cells narrower than this lose more to a gap than the eye gains by it.
const minCellForGap = 12;

/**
 * A heat map's trace with the defaults that depend on its values and size:
 * thin gaps where cells are large enough, nothing smoothed, and zero in the
 * middle of the colours when values lie on both sides of it. Other traces come
 * back as they are.
 */
export function completeHeatMap(
  trace: Plot,
  size: { width: number; height: number },
): Plot {
  if (trace.type !== "heatmap") return trace;
  const rows = readRows(trace.z);
  const numColumns = Math.max(1, ...rows.map((row) => row.length));
  const cell = Math.min(size.width / numColumns, size.height / rows.length);
  const gap = cell >= minCellForGap ? 1 : 0;
  const middle = needsMiddle(trace, rows) ? { zmid: 0 } : {};
  return { xgap: gap, ygap: gap, zsmooth: false, ...middle, ...trace };
}

function readRows(z: unknown): ArrayLike<unknown>[] {
  return Array.isArray(z) ? z.filter(isRow) : [];
}

function isRow(row: unknown): row is ArrayLike<unknown> {
  return Array.isArray(row) || ArrayBuffer.isView(row);
}

function needsMiddle(trace: Plot, rows: ArrayLike<unknown>[]): boolean {
  if ("zmid" in trace || "zmin" in trace || "zmax" in trace) return false;
  const values = rows.flatMap((row) => Array.from(row)).map(Number);
  return values.some((value) => value < 0) && values.some((value) => value > 0);
}
