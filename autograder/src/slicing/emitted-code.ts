import ts from "typescript";
import { sourceMapLines } from "./source-map-lines";

/** JavaScript, and for each of its lines the line of the source from 1 (0 = none). */
export interface EmittedCode {
  readonly js: string;
  readonly lines: readonly number[];
}

const options: ts.CompilerOptions = {
  module: ts.ModuleKind.CommonJS,
  target: ts.ScriptTarget.ES2022,
  esModuleInterop: true,
  experimentalDecorators: true,
  newLine: ts.NewLineKind.LineFeed,
  sourceMap: true,
  // Cells are not strict in the kernel, and the table of names is looked up by `with`.
  noImplicitUseStrict: true,
};

export type EmitCommonJs = (
  source: string,
  moduleNames: ReadonlyMap<string, string>,
) => EmittedCode;

/** `emitCommonJs`, once for equal sources: slices of one notebook share most of their cells. */
export function rememberedEmission(): EmitCommonJs {
  const emitted = new Map<string, EmittedCode>();
  return (source, moduleNames) => {
    const key = JSON.stringify([source, [...moduleNames]]);
    const code = emitted.get(key) ?? emitCommonJs(source, moduleNames);
    emitted.set(key, code);
    return code;
  };
}

/**
 * Emits a module as CommonJS, as tslab does.
 *
 * @param moduleNames variables that hold local modules, by the text they are imported by
 */
function emitCommonJs(source: string, moduleNames: ReadonlyMap<string, string>): EmittedCode {
  const { outputText, sourceMapText } = ts.transpileModule(source, {
    compilerOptions: options,
    fileName: "cell.ts",
    transformers: { after: [requiredFromVariables(moduleNames)] },
  });
  const js = outputText.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, "");
  const map: unknown = JSON.parse(sourceMapText ?? "{}");
  const hasMappings = typeof map === "object" && map !== null && "mappings" in map;
  const lines = sourceMapLines(hasMappings ? String(map.mappings) : "");
  const numLines = js.split("\n").length;
  return { js, lines: Array.from({ length: numLines }, (_, index) => lines[index] ?? 0) };
}

/** Turns `require("./name")` into the variable that holds that module. */
function requiredFromVariables(
  moduleNames: ReadonlyMap<string, string>,
): ts.TransformerFactory<ts.SourceFile> {
  return (context) => (file) => {
    if (moduleNames.size === 0) return file;
    const visit = (node: ts.Node): ts.Node => {
      const variable = moduleNames.get(requiredText(node) ?? "");
      if (variable !== undefined) return context.factory.createIdentifier(variable);
      return ts.visitEachChild(node, visit, context);
    };
    return ts.visitEachChild(file, visit, context);
  };
}

function requiredText(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  const { expression: callee, arguments: given } = node;
  const first = given[0];
  const isRequire = ts.isIdentifier(callee) && callee.text === "require";
  return isRequire && first && ts.isStringLiteralLike(first) ? first.text : undefined;
}
