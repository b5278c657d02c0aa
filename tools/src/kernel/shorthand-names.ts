import path from "node:path";
import type * as ts from "typescript";
import type { TypeScript } from "./tslab-modules";
import { overrideTypeScript } from "./typescript-overrides";

/** Where tslab keeps the declarations of earlier cells. */
const earlierCells = "__prev__.d.ts";

/**
 * Lets `{ name }` mean a name of an earlier cell. tslab looks names up by their symbol, and that of
 * a shorthand property is the property itself: plain tslab runs `{ name }` into "name is not defined".
 * Call it before tslab loads.
 */
export function useShorthandNames(): void {
  overrideTypeScript((typescript) => {
    const create = typescript.createWatchProgram as (host: Host) => unknown;
    const createWatchProgram = (host: Host): unknown => {
      const take = host.afterProgramCreate;
      host.afterProgramCreate = (builder) => take?.(expanding(typescript, builder));
      return create(host);
    };
    return { createWatchProgram: createWatchProgram as TypeScript["createWatchProgram"] };
  });
}

/** The part of the compiler's watch host through which tslab is given each new program. */
interface Host {
  afterProgramCreate?: (builder: ts.BuilderProgram) => void;
}

function expanding(typescript: TypeScript, builder: ts.BuilderProgram): ts.BuilderProgram {
  return {
    ...builder,
    emit: (file, write, token, onlyDeclarations, transformers) =>
      builder.emit(file, write, token, onlyDeclarations, {
        ...transformers,
        before: [expandShorthand(typescript, builder.getProgram().getTypeChecker())],
      }),
  };
}

/** `{ name }` becomes `{ name: exports.name }`, which is how tslab writes an earlier cell's name. */
function expandShorthand(
  typescript: TypeScript,
  checker: ts.TypeChecker,
): ts.TransformerFactory<ts.SourceFile> {
  const isEarlier = (node: ts.ShorthandPropertyAssignment): boolean => {
    const declarations = checker.getShorthandAssignmentValueSymbol(node)?.declarations ?? [];
    return declarations.some(
      (declaration) => path.basename(declaration.getSourceFile().fileName) === earlierCells,
    );
  };
  return (context) => (file) => {
    const { factory } = context;
    const visit = (node: ts.Node): ts.Node => {
      if (!typescript.isShorthandPropertyAssignment(node) || !isEarlier(node)) {
        return typescript.visitEachChild(node, visit, context);
      }
      const { text } = node.name;
      const value = factory.createPropertyAccessExpression(
        factory.createIdentifier("exports"),
        text,
      );
      return factory.createPropertyAssignment(text, value);
    };
    return typescript.visitEachChild(file, visit, context);
  };
}
