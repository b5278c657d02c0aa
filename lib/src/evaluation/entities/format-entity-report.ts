import type { PrecisionRecallF1 } from "../f1-scores";
import type { EntityReport } from "./entity-report";

/** A line of a report, each with the mode that it was counted in. */
export interface EntityReportRow extends PrecisionRecallF1 {
  readonly entities: string;
  readonly mode: string;
}

/** A report as rows for a table: the types, then micro, macro and weighted. */
export function entityReportRows({
  mode,
  perType,
  micro,
  macro,
  weighted,
}: EntityReport): EntityReportRow[] {
  const averages = { micro, macro, weighted };
  return [
    ...perType.map(({ type, ...scores }) => ({ entities: type, ...scores })),
    ...Object.entries(averages).map(([name, scores]) => ({
      entities: `${name} average`,
      ...scores,
    })),
  ].map((row) => ({ ...row, mode }));
}

/**
 * A report as text, its mode in the first line.
 *
 * @param digits behind the point
 */
export function formatEntityReport(report: EntityReport, digits = 4): string {
  const rows = entityReportRows(report).map((row) => [
    row.entities,
    ...[row.precision, row.recall, row.f1].map((x) => x.toFixed(digits)),
    `${row.support}`,
  ]);
  const title = `entities, ${report.mode}`;
  const table = [[title, "precision", "recall", "F1", "support"], ...rows];
  const widths = table[0]?.map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const width = widths?.[column] ?? 0;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join("  ");
  return table.map(line).join("\n");
}
