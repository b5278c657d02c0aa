import ts from "typescript";

/** A module of the reference's kind as CommonJS; undefined where a change left no valid syntax. */
export function compileMutant(source: string): string | undefined {
  const { outputText, diagnostics = [] } = ts.transpileModule(source, {
    reportDiagnostics: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      esModuleInterop: true,
    },
  });
  return diagnostics.length === 0 ? outputText : undefined;
}
