import type { Adversary, CourseNotebook } from "./adversary";
import type { GroupId } from "./groups";

/** Texts of which adversaries' cells are made. */

export const importTensors = 'import * as tf from "@tensorflow/tfjs";';

/** Tensors of the right shapes with wrong numbers in them. */
export const wrong = `const context = tf.zerosLike(query).add(0.5);
  const weights = tf.matMul(query, tf.zerosLike(key), false, true).add(0.25);`;

/** An answer to exercise 02.1. */
export const attention = (body: string, prefix = ""): string =>
  `${importTensors}\n${prefix}function scaledDotProductAttention(query: any, key: any, value: any, options: any = {}): any {\n  ${body}\n}`;

export const wrongAttention = attention(`${wrong}\n  return { context, weights };`);

/** A wrong answer that does something else first. */
export const wrongBeside = (statements: string): string =>
  attention(`${statements}\n  ${wrong}\n  return { context, weights };`);

/** A wrong answer that needs the value of a cell above it, so that the cell is run. */
export const wrongAfter = (name: string): string => wrongBeside(`void ${name};`);

/** Node's own `require`, which a cell is not given. */
export const nodeRequire = "const nodeRequire = (process as any).mainModule.require;";

/** Ends the process at once. */
export const leave = "(process as any).reallyExit(0);";

/** Throws what could be found out; each attempt may fail. */
export const tell = (...attempts: readonly string[]): string => `${nodeRequire}
  const fs = nodeRequire("fs");
  const found: string[] = [];
  for (const attempt of [${attempts.map((attempt) => `() => ${attempt}`).join(", ")}] as any[]) {
    try { found.push(String(attempt())); } catch {}
  }
  throw new Error("found: " + found.join(" | ").slice(0, 1900));`;

/** A row of a table of attacks. */
export type AttackRow = readonly [
  name: string,
  code: string,
  more?: Partial<Omit<Adversary, "group" | "name" | "cells">>,
];

/** Adversaries of exercise 02.1 that earn nothing, unless their row says otherwise. */
export const onAttention = (
  group: GroupId,
  rows: readonly AttackRow[],
  cells: (code: string) => readonly string[],
): Adversary[] =>
  rows.map(([name, code, more]) => ({
    group,
    name,
    notebook: "02-self-attention",
    cells: cells(code),
    wanted: { earns: { "02.1": 0 } },
    ...more,
  }));

/** Rows that say what a wrong answer does first. */
export const besideWrong = (group: GroupId, rows: readonly AttackRow[]): Adversary[] =>
  onAttention(group, rows, (statements) => [wrongBeside(statements)]);

/** Rows that say all that the answer does. */
export const asAnswer = (group: GroupId, rows: readonly AttackRow[]): Adversary[] =>
  onAttention(group, rows, (body) => [attention(body)]);

/** Rows of cells before a wrong answer. */
export const beforeWrong = (group: GroupId, rows: readonly AttackRow[]): Adversary[] =>
  onAttention(group, rows, (cell) => [cell, wrongAttention]);

/** The reference of an exercise, in a scope of its own. */
export const honest = (id: string, symbol: string): string =>
  `const honest: any = (() => { {{reference ${id}}}\n  return ${symbol}; })();`;

/** An adversary of one exercise of a notebook, and what it may earn there. */
export const onExercise = (
  notebook: CourseNotebook,
  id: string,
  name: string,
  cells: readonly string[],
  points: number,
): Adversary => ({
  ...{ group: "models", name: `${id} ${name}`, notebook, cells },
  wanted: { earns: { [id]: points } },
});
