import ts from "typescript";

/** How every source of the course is read: a module of modern TypeScript, with no library behind it. */
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleDetection: ts.ModuleDetectionKind.Force,
  experimentalDecorators: true,
  noLib: true,
  noResolve: true,
  types: [],
};

/** Sources with their names bound to declarations. Nothing is type-checked and no file is read. */
export interface BoundSources {
  readonly checker: ts.TypeChecker;
  /** The syntax tree of one source, with parents set. */
  readonly file: (name: string) => ts.SourceFile;
  /** What is wrong with one source's syntax, or with its declarations (two of one name). */
  readonly errors: (name: string) => readonly ts.DiagnosticWithLocation[];
}

/**
 * Binds sources by TypeScript's own binder: names within a source find their declaration there, and
 * names from elsewhere find none. Each source is a module, so no source sees another.
 *
 * @param sources texts by name; a name is a bare word such as `cell-3.ts`
 */
export function bindSources(sources: ReadonlyMap<string, string>): BoundSources {
  const program = ts.createProgram({
    rootNames: [...sources.keys()].map(rooted),
    options,
    host: virtualHost(sources),
  });
  const file = (name: string): ts.SourceFile => {
    const found = program.getSourceFile(rooted(name));
    if (!found) throw new Error(`bindSources: there is no source named ${name}.`);
    return found;
  };
  return {
    checker: program.getTypeChecker(),
    file,
    errors: (name) => [...program.getSyntacticDiagnostics(file(name)), ...bindErrors(file(name))],
  };
}

/** Binds one source: see `bindSources`. */
export function bindSource(text: string): { checker: ts.TypeChecker; file: ts.SourceFile } {
  const bound = bindSources(new Map([["source.ts", text]]));
  return { checker: bound.checker, file: bound.file("source.ts") };
}

/** Parses one source as a module, with parents set and nothing bound. */
export function parseSource(text: string): ts.SourceFile {
  return ts.createSourceFile(
    "source.ts",
    text,
    {
      languageVersion: ts.ScriptTarget.ES2022,
      // Makes the source a module, as a cell is: `await` may then stand at its top level.
      setExternalModuleIndicator: (file) => Object.assign(file, { externalModuleIndicator: true }),
    },
    true,
  );
}

/** TypeScript keeps the binder's findings beside those of the parser, but has no public way to them. */
function bindErrors(file: ts.SourceFile): readonly ts.DiagnosticWithLocation[] {
  return "bindDiagnostics" in file ? (file.bindDiagnostics as ts.DiagnosticWithLocation[]) : [];
}

function rooted(name: string): string {
  return `/${name}`;
}

function virtualHost(sources: ReadonlyMap<string, string>): ts.CompilerHost {
  const read = (path: string): string | undefined => sources.get(path.slice(1));
  return {
    fileExists: (path) => read(path) !== undefined,
    readFile: read,
    getSourceFile: (path, language) => {
      const text = read(path);
      return text === undefined ? undefined : ts.createSourceFile(path, text, language, true);
    },
    getDefaultLibFileName: () => "/lib.d.ts",
    writeFile: () => undefined,
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
  };
}
