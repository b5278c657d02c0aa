import ts from "typescript";
import { parse } from "../rewriting/syntax";
import type { Cell, NotebookStyle } from "./notebook";

/** Another way to write the imports of the first cell. */
const ofImports = (
  name: string,
  rewrite: (names: readonly string[], module: string) => string,
): NotebookStyle => ({
  name,
  apply: (cells) =>
    cells.map((cell) =>
      cell.role === "imports" ? { ...cell, source: other(cell, rewrite) } : cell,
    ),
});

function other(
  { source }: Cell,
  rewrite: (names: readonly string[], module: string) => string,
): string {
  return parse(source)
    .statements.map((statement) => {
      const text = statement.getText();
      if (!ts.isImportDeclaration(statement)) return text;
      const bindings = statement.importClause?.namedBindings;
      if (bindings === undefined || !ts.isNamedImports(bindings)) return text;
      const names = bindings.elements.map((element) => element.getText());
      return rewrite(names, statement.moduleSpecifier.getText());
    })
    .join("\n");
}

export const importStyles: readonly NotebookStyle[] = [
  ofImports("an import for each name", (names, module) =>
    names.map((name) => `import { ${name} } from ${module};`).join("\n"),
  ),
  ofImports("the library as a whole", (names, module) =>
    [`import * as attending from ${module};`, `const { ${names.join(", ")} } = attending;`].join(
      "\n",
    ),
  ),
  ofImports("imports under other names", (names, module) =>
    [
      `import { ${names.map((name) => `${name} as imported${name}`).join(", ")} } from ${module};`,
      ...names.map((name) => `const ${name} = imported${name};`),
    ].join("\n"),
  ),
  ofImports("require", (names, module) => `const { ${names.join(", ")} } = require(${module});`),
  ofImports("await import", (names, module) =>
    [`const library = await import(${module});`, `const { ${names.join(", ")} } = library;`].join(
      "\n",
    ),
  ),
  ofImports("too many imports", (names, module) =>
    [
      `import { ${[...names, "chooseBackend", "showPlot", "showTable"].join(", ")} } from ${module};`,
      'import * as path from "path";',
    ].join("\n"),
  ),
];
