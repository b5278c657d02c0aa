import { existsSync } from "node:fs";
import vm from "node:vm";
import type * as ts from "typescript";
import { type Position, SourcePositions } from "./source-positions";
import { changeCompilerOptions } from "./strict-types";
import type { Converter, TslabModules, TypeScript } from "./tslab-modules";
import { overrideTypeScript } from "./typescript-overrides";

/** tslab writes `export {};` and a line break before each cell. */
const linesBeforeCell = 1;

/** What tslab puts around a cell's JavaScript before running it. */
const wrapper = /^\((?:async )?function\(exports, require\) \{ /;
const wrapperEnd = "\n})(__tslab__.exports, __tslab__.require)";

const mapComment = /\n?\/\/# sourceMappingURL=(?:data:application\/json;base64,(\S+)|\S+)\s*$/;

interface Script {
  positions: SourcePositions;
  linesBefore: number;
  /** Characters that the wrapper adds to the first line. */
  columnsBefore: number;
}

/** The scripts that have run, by the name that a stack frame shows. */
export class ScriptPositions {
  readonly #byOutput = new Map<string, SourcePositions>();
  readonly #byName = new Map<string, Script>();

  /** The written place of a frame, or `undefined` where the script is not one of ours. */
  find(scriptName: string, place: Position): Position | undefined {
    const script = this.#byName.get(scriptName);
    if (script === undefined) {
      return undefined;
    }
    const column = place.line === 1 ? place.column - script.columnsBefore : place.column;
    return script.positions.find({ line: place.line, column }, script.linesBefore);
  }

  /** Whether a frame with this name belongs to a cell or to a file compiled with it. */
  has(scriptName: string): boolean {
    return this.#byName.has(scriptName);
  }

  /** One line of what was written, or `undefined` where nothing is known of it. */
  readLine(scriptName: string, line: number): string | undefined {
    const script = this.#byName.get(scriptName);
    return script?.positions.readLine(line, script.linesBefore);
  }

  /** Keeps the maps of one compilation until its script gets a name. */
  addOutput(output: string, positions: SourcePositions): void {
    this.#byOutput.set(output, positions);
  }

  /** Ties a compiled text to the name that its frames will show. */
  nameScript(name: string, output: string, linesBefore: number, columnsBefore: number): void {
    const positions = this.#byOutput.get(output);
    if (positions !== undefined) {
      this.#byOutput.delete(output);
      this.#byName.set(name, { positions, linesBefore, columnsBefore });
    }
  }
}

/** A change to the JavaScript of cells, made where the maps still follow it. */
export type CellTransformer = (typescript: TypeScript) => ts.TransformerFactory<ts.SourceFile>;

/**
 * Makes the compiler keep maps of all it emits for cells. Call it before tslab loads.
 *
 * @param transformers applied to what is emitted
 */
export function keepSourceMaps(
  scripts: ScriptPositions,
  transformers: readonly CellTransformer[] = [],
): void {
  overrideTypeScript((typescript) => ({
    ...changeCompilerOptions(typescript, (options) => ({
      ...options,
      inlineSourceMap: true,
      inlineSources: true,
    })),
    transpileModule: (input, options) =>
      transpileWithMap(typescript, scripts, input, {
        ...options,
        transformers: { before: transformers.map((create) => create(typescript)) },
      }),
  }));
}

function transpileWithMap(
  typescript: TypeScript,
  scripts: ScriptPositions,
  input: string,
  options: ts.TranspileOptions,
): ts.TranspileOutput {
  const encoded = mapComment.exec(input)?.[1];
  if (encoded === undefined) {
    return typescript.transpileModule(input, options);
  }
  const result = typescript.transpileModule(input.replace(mapComment, "\n"), {
    ...options,
    compilerOptions: { ...options.compilerOptions, sourceMap: true },
  });
  const outputText = result.outputText.replace(mapComment, "");
  const writtenMap = Buffer.from(encoded, "base64").toString("utf8");
  if (result.sourceMapText !== undefined) {
    scripts.addOutput(outputText, new SourcePositions(result.sourceMapText, writtenMap));
  }
  return { ...result, outputText };
}

/**
 * Gives each cell's script a name of its own, so that a stack frame says which cell it is in.
 *
 * @param nameCell the name of the cell that is about to run
 */
export function nameCellScripts(
  tslab: TslabModules,
  scripts: ScriptPositions,
  nameCell: () => string,
): void {
  const run = vm.runInThisContext;
  vm.runInThisContext = (code, options): unknown => {
    const start = wrapper.exec(code)?.[0];
    if (start === undefined || !code.endsWith(wrapperEnd)) {
      return run(code, options);
    }
    const name = nameCell();
    const output = code.slice(start.length, -wrapperEnd.length);
    scripts.nameScript(name, output, linesBeforeCell, start.length);
    const given = typeof options === "object" ? options : {};
    return run(code, { ...given, filename: name });
  };
  nameFilesBesideCells(tslab, scripts);
}

/** Files that a cell imports (`./names`) are compiled by tslab too, and run under their own path. */
function nameFilesBesideCells(tslab: TslabModules, scripts: ScriptPositions): void {
  const create = tslab.converter.createConverter;
  tslab.converter.createConverter = (options): Converter => {
    const converter = create(options);
    return {
      ...converter,
      convert: (previousDeclarations, source) => {
        const result = converter.convert(previousDeclarations, source);
        for (const { path, data } of result.sideOutputs ?? []) {
          // A cell that declares a module has no file, and gets the same first line as a cell.
          const onDisk = ["ts", "tsx", "js", "jsx"].some((extension) =>
            existsSync(path.replace(/js$/, extension)),
          );
          scripts.nameScript(path, data, onDisk ? 0 : linesBeforeCell, 0);
        }
        return result;
      },
    };
  };
}
