import ts from "typescript";

/** A module of the reference's kind as CommonJS. Types are not checked. */
export function compileMutant(source: string): string {
  return ts.transpileModule(source, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      esModuleInterop: true,
    },
  }).outputText;
}

/** Whether a change has left valid syntax. */
export function isValidSyntax(source: string): boolean {
  const file = ts.createSourceFile("mutant.ts", source, ts.ScriptTarget.ES2022);
  // TypeScript keeps what its parser found with the file, but has no public way to it.
  return !("parseDiagnostics" in file) || (file.parseDiagnostics as unknown[]).length === 0;
}
