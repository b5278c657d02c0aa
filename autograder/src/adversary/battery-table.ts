import { styleText } from "node:util";
import { printable } from "../report/printable";
import { groups } from "./groups";
import type { Outcome } from "./outcome";
import type { BatteryResult } from "./run-battery";

/** The outcomes as a table for a terminal, what went wrong, and a line that sums up. */
export function renderBattery(result: BatteryResult, colour: boolean): string {
  const paint = (style: "green" | "red", text: string) => (colour ? styleText(style, text) : text);
  const head = ["group", "adversary", "wanted", "got"];
  const rows = result.outcomes.map(rowOf);
  const widths = head.map((word, i) =>
    Math.max(word.length, ...rows.map((row) => row[i]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join("  ");
  const lines = result.outcomes.flatMap(({ faults }, i) => {
    const mark = faults.length === 0 ? paint("green", "ok") : paint("red", "FAILED");
    const why = faults.map((fault) => `    ${printable(fault)}`);
    return [`${line(rows[i] ?? [])}  ${mark}`, ...why];
  });
  const breaches = result.breaches.map((breach) => paint("red", `BREACH  ${printable(breach)}`));
  return [line(head), ...lines, "", ...breaches, closingLine(result), ""].join("\n");
}

function rowOf({ group, name, wanted, got }: Outcome): string[] {
  const number = groups.findIndex(({ id }) => id === group) + 1;
  return [`${String(number).padStart(2)} ${group}`, name, wanted, got];
}

function closingLine({ outcomes, breaches, seed }: BatteryResult): string {
  const failed = outcomes.filter(({ faults }) => faults.length > 0).length;
  const numGroups = new Set(outcomes.map(({ group }) => group)).size;
  return `${outcomes.length} adversaries of ${numGroups} groups, ${failed} not as wanted, ${breaches.length} ${breaches.length === 1 ? "breach" : "breaches"}, seed ${seed}`;
}
