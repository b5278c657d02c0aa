import { createRequire } from "node:module";
import { join, relative, sep } from "node:path";
import type * as TypeScript from "typescript";

// The compiler inside the kernel: what it reads as `any`, a cell accepts blindly.
const requireHere = createRequire(__filename);
const ts: typeof TypeScript = requireHere("@tslab/typescript-for-tslab");

export const libFolder = join(__dirname, "..");
const cellPath = (index: number) => join(__dirname, `cell-${index}.ts`);

/** How cells are compiled. */
export interface CellOptions {
  readonly strict: boolean;
  /** Whether the declarations that the cell imports are checked too. */
  readonly checkLibraries: boolean;
}

/** One complaint of the compiler. */
export interface Complaint {
  /** The line of the cell; empty when the fault is in lib's declarations. */
  readonly line: string;
  /** The file, seen from lib, and what is wrong. */
  readonly message: string;
}

/**
 * What the kernel's compiler says about each of some cells that know nothing of
 * one another, and about the declarations of this package that they import; not
 * about other packages. All are one program: libraries take most of the time.
 */
export function compileCells(texts: readonly string[], cellOptions: CellOptions): Complaint[][] {
  const options = kernelOptions(cellOptions);
  const cells = new Map(texts.map((text, i) => [cellPath(i), text]));
  const program = ts.createProgram([...cells.keys()], options, hostWithCells(cells, options));
  const complaints = ts.getPreEmitDiagnostics(program).flatMap((diagnostic) => {
    const { file, start = 0, messageText } = diagnostic;
    const message = ts.flattenDiagnosticMessageText(messageText, " ");
    if (!file) throw new Error(message);
    const path = file.fileName;
    if (!cells.has(path) && !isOurs(path)) return [];
    const row = file.getLineAndCharacterOfPosition(start).line;
    const line = cells.get(path)?.split("\n")[row] ?? "";
    return [{ path, line, message: `${relative(libFolder, path)}: ${message}` }];
  });
  // A fault of the declarations concerns every cell.
  return [...cells.keys()].map((cell) =>
    complaints
      .filter(({ path }) => path === cell || !cells.has(path))
      .map(({ line, message }) => ({ line, message })),
  );
}

/** The options of tslab 1.0.22, which is not strict. */
function kernelOptions({ strict, checkLibraries }: CellOptions): TypeScript.CompilerOptions {
  return {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    esModuleInterop: true,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts"],
    types: ["node"],
    strict,
    skipLibCheck: !checkLibraries,
    noEmit: true,
  };
}

function hostWithCells(
  cells: ReadonlyMap<string, string>,
  options: TypeScript.CompilerOptions,
): TypeScript.CompilerHost {
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (path) => cells.get(path) ?? readFile(path);
  host.fileExists = (path) => cells.has(path) || fileExists(path);
  host.getSourceFile = (path, languageVersion) => {
    const source = host.readFile(path);
    return source === undefined ? undefined : ts.createSourceFile(path, source, languageVersion);
  };
  return host;
}

/** Whether a file is an emitted declaration of this package. */
function isOurs(path: string): boolean {
  return ts.sys.realpath?.(path).startsWith(join(libFolder, "dist") + sep) ?? false;
}
