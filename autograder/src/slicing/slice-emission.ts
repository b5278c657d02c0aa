import type { AnalysedCell, CellStatement } from "./analysed-cell";
import type { NeededCode } from "./dependency-walk";
import type { EmitCommonJs } from "./emitted-code";
import { isEffectImport, keptSource } from "./kept-source";
import { importedSpecifiers, isLocal, type ModuleCells } from "./module-cells";
import type { NotebookGraph } from "./notebook-graph";
import type { CompiledCell } from "./protocol";

/** What an emission looks up and works with. */
export interface EmissionContext {
  readonly graph: NotebookGraph;
  readonly modules: ModuleCells;
  readonly injected: ReadonlySet<string>;
  readonly emit: EmitCommonJs;
}

/** Compiles the needed parts of a notebook's cells, in document order. */
export class SliceEmission {
  readonly notes: string[] = [];
  private readonly emitted: CompiledCell[] = [];
  private readonly emittedModules = new Set<number>();
  private readonly tableNames: ReadonlySet<string>;

  private readonly graph: NotebookGraph;
  private readonly injected: ReadonlySet<string>;

  constructor(
    private readonly context: EmissionContext,
    private readonly needed: NeededCode,
  ) {
    this.graph = context.graph;
    this.injected = context.injected;
    const declared = [...needed.bindings].map(({ name }) => name);
    this.tableNames = new Set([...declared, ...context.injected]);
  }

  cells(): readonly CompiledCell[] {
    for (const cell of this.graph.cells) if (cell.module === undefined) this.emitCell(cell);
    return this.emitted;
  }

  private emitCell(cell: AnalysedCell): void {
    const statements = cell.statements.filter((each) => this.needed.statements.has(each));
    // By themselves: an effect that the sandbox does not have must not end the rest of the cell.
    for (const statement of cell.statements.filter(isEffectImport))
      this.emitParts(cell, [statement]);
    const rest = statements.filter((each) => !isEffectImport(each));
    if (rest.length > 0) this.emitParts(cell, rest);
  }

  private emitParts(cell: AnalysedCell, statements: readonly CellStatement[]): void {
    const moduleNames = this.emitImportedModules(cell, statements);
    const kept = {
      statements: new Set(statements),
      imports: this.neededImports(cell),
      injected: this.injected,
      shadowed: this.shadowedIn(cell),
    };
    const names = this.sharedNames(cell, kept.statements);
    const source = `${keptSource(cell, kept)}\nexport { ${names.join(", ")} };`;
    const async = statements.some(({ awaits }) => awaits);
    this.emitted.push({ cell: cell.cell, async, ...this.context.emit(source, moduleNames) });
  }

  private neededImports(cell: AnalysedCell): Set<string> {
    const own = [...this.needed.bindings].filter((binding) => binding.cell === cell.cell);
    return new Set(own.filter(({ isImport }) => isImport).map(({ name }) => name));
  }

  private sharedNames(cell: AnalysedCell, kept: ReadonlySet<CellStatement>): string[] {
    const imports = this.neededImports(cell);
    return [...cell.declarations.values()]
      .filter(({ name, isShared, isImport, statements }) => {
        if (!isShared || this.injected.has(name)) return false;
        return (!isImport || imports.has(name)) && statements.some((each) => kept.has(each));
      })
      .map(({ name }) => name);
  }

  private shadowedIn(cell: AnalysedCell): Set<string> {
    const names = [...this.tableNames].filter(
      (name) => this.graph.staysGlobal(name, cell.cell) && !this.graph.ownBinding(cell.cell, name),
    );
    return new Set(names);
  }

  /** Emits the module cells that some statements import, before them; gives the variables that hold them. */
  private emitImportedModules(
    cell: AnalysedCell,
    statements: readonly CellStatement[],
    importer: number = cell.cell,
  ): Map<string, string> {
    const names = new Map<string, string>();
    for (const specifier of statements.flatMap(({ node }) => importedSpecifiers(node))) {
      const module = this.context.modules.find(specifier, importer);
      if (module) {
        names.set(specifier, variableOf(module));
        this.emitModule(module, importer);
      } else if (isLocal(specifier)) {
        this.notes.push(
          `Cell ${cell.cell} imports ${JSON.stringify(specifier)}, a file that was not handed in. ` +
            "Copy what you need into a cell.",
        );
      }
    }
    return names;
  }

  /** A module is a function of its own `exports`, run once, whose result lies in the table. */
  private emitModule(module: AnalysedCell, importer: number): void {
    if (this.emittedModules.has(module.cell)) return;
    this.emittedModules.add(module.cell);
    const moduleNames = this.emitImportedModules(module, module.statements, importer);
    const { js, lines } = this.context.emit(`${module.source}\nexport {};`, moduleNames);
    this.emitted.push({
      cell: module.cell,
      async: false,
      js: `exports.${variableOf(module)} = (function (exports) { ${js}\nreturn exports; })({});`,
      lines: [...lines, 0],
    });
  }
}

function variableOf(module: AnalysedCell): string {
  return `__module_${module.cell}`;
}
