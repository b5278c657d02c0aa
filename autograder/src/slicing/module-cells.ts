import ts from "typescript";
import type { AnalysedCell } from "./analysed-cell";

/** The cells that other cells import as `./name`, by the kernel's rule: the last one before the import. */
export class ModuleCells {
  constructor(private readonly cells: readonly AnalysedCell[]) {}

  /** The module cell that an import in some cell finds; undefined for packages and missing files. */
  find(specifier: string, importingCell: number): AnalysedCell | undefined {
    if (!isLocal(specifier)) return undefined;
    const name = specifier.replace(/^(\.\/)+/, "").replace(/\.[jt]s$/, "");
    return this.cells.filter(({ module, cell }) => module === name && cell < importingCell).at(-1);
  }
}

export function isLocal(specifier: string): boolean {
  return specifier.startsWith("./");
}

/** The texts from which a piece of code imports, in whatever way. */
export function importedSpecifiers(root: ts.Node): string[] {
  const specifiers: string[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier) specifiers.push(specifier);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return specifiers;
}

function specifierOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    const { moduleSpecifier } = node;
    return moduleSpecifier && ts.isStringLiteral(moduleSpecifier)
      ? moduleSpecifier.text
      : undefined;
  }
  if (!ts.isCallExpression(node)) return undefined;
  const { expression: callee, arguments: given } = node;
  const isRequire = ts.isIdentifier(callee) && callee.text === "require";
  const first = given[0];
  const imports = isRequire || callee.kind === ts.SyntaxKind.ImportKeyword;
  return imports && first && ts.isStringLiteralLike(first) ? first.text : undefined;
}
