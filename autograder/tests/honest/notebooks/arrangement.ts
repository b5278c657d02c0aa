import { shuffled } from "@attending/lib";
import ts from "typescript";
import { parse } from "../rewriting/syntax";
import { type Cell, code, type NotebookStyle } from "./notebook";

const isAnswer = (cell: Cell): boolean => cell.role === "answer";

/** Each statement in a cell of its own; overloads stay together. */
export const splitCells: NotebookStyle = {
  name: "a cell for each statement",
  apply: (cells) =>
    cells.flatMap((cell) => {
      if (cell.type !== "code") return [cell];
      const { statements } = parse(cell.source);
      const overloaded = statements.some(
        (statement) => ts.isFunctionDeclaration(statement) && statement.body === undefined,
      );
      if (overloaded || statements.length < 2) return [cell];
      return statements.map((statement) => ({ ...cell, source: statement.getFullText().trim() }));
    }),
};

/** All in one cell, unless a name is declared twice. */
export const oneCell: NotebookStyle = {
  name: "all in one cell",
  apply: (cells) => {
    const all = cells.filter(({ type }) => type === "code");
    const joined = all.map(({ source }) => source).join("\n\n");
    const isModule = all.some(({ source }) => source.includes("@module"));
    if (isModule || declaresTwice(joined)) return cells;
    return [{ type: "code", source: joined, role: "answer" }];
  },
};

function declaresTwice(source: string): boolean {
  const names = [...source.matchAll(/^(?:async )?(?:function\*?|class|const|let) (\w+)/gm)].map(
    ([, name]) => name,
  );
  return (
    new Set(names).size < names.length || /^import .*\b(\w+)\b/m.test(withoutFirstImports(source))
  );
}

const withoutFirstImports = (source: string): string => source.replace(/^(import .*\n)+/, "");

/** The same answer twice, as after a copy and paste. */
export const duplicatedCells: NotebookStyle = {
  name: "answers pasted twice",
  apply: (cells) => cells.flatMap((cell) => (isAnswer(cell) ? [cell, cell] : [cell])),
};

/** The imports again, before each cell. */
export const repeatedImports: NotebookStyle = {
  name: "imports repeated",
  apply: (cells) => {
    const imports = cells.filter(({ role }) => role === "imports");
    return cells.flatMap((cell) => (isAnswer(cell) ? [...imports, cell] : [cell]));
  },
};

/** A first attempt above, wrong, of which nothing is left. */
export const wrongFirst: NotebookStyle = {
  name: "wrong attempts above",
  apply: (cells) =>
    cells.flatMap((cell) =>
      isAnswer(cell) ? [...attemptsAt(cell.source).map(code), cell] : [cell],
    ),
};

function attemptsAt(source: string): string[] {
  return parse(source).statements.flatMap((statement) => {
    const isFunction = ts.isFunctionDeclaration(statement);
    if (!isFunction && !ts.isClassDeclaration(statement)) return [];
    const name = statement.name?.text;
    if (isFunction) return [`function ${name}() {\n  throw new Error("TODO");\n}`];
    return [`class ${name} {\n  forward() { return 1; }\n}`];
  });
}

/** The exercises in another order than the course's. */
export const otherOrderOfCells: NotebookStyle = {
  name: "cells in another order",
  apply: (cells, random) => {
    const first = cells.filter((cell) => !isAnswer(cell));
    const answers = cells.filter(isAnswer);
    // Classes and values are made when their cell runs: only functions may stand anywhere.
    const free = answers.every(({ source }) =>
      /^\s*(\/\*[\s\S]*?\*\/\s*)?(async )?function /.test(source),
    );
    return free ? [...first, ...shuffled(random, answers)] : cells;
  },
};
