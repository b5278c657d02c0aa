import { freeNames } from "@attending/autograder/dist/declarations";
import ts from "typescript";

/**
 * The names in `{ name }` that the cell itself does not declare.
 *
 * tslab's compiler does not rewrite them: in a later cell `{ name }` is not defined, although
 * `{ name: name }` is.
 */
export function foreignShorthands(cell: string): string[] {
  const free = new Set(freeNames(cell));
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isShorthandPropertyAssignment(node) && free.has(node.name.text)) {
      names.add(node.name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("cell.ts", cell, ts.ScriptTarget.ES2022, true));
  return [...names];
}
