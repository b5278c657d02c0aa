import ts from "typescript";

/** Far deeper than people write, and far from what exhausts the compiler's stack or patience. */
const maxNesting = 800;

/** Whether a syntax tree is deeper than `maxNesting`; walks without calling itself. */
export function isNestedTooDeeply(root: ts.Node): boolean {
  let level: ts.Node[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxNesting) return true;
    const next: ts.Node[] = [];
    for (const node of level) ts.forEachChild(node, (child) => void next.push(child));
    level = next;
  }
  return false;
}
