import type { AnalysedCell, CellDeclaration, CellStatement } from "./analysed-cell";
import { isGlobal } from "./globals";
import type { Uses } from "./statement-uses";

/** One cell's declaration of a name. */
export interface Binding extends CellDeclaration {
  readonly cell: number;
}

/** After the last cell: when the probe calls. */
export const atTheEnd = Number.POSITIVE_INFINITY;

/**
 * Who declares and who changes which name, by the kernel's rules: within a cell a name is the cell's
 * own; across cells it is looked up in a table, when it is read.
 */
export class NotebookGraph {
  private readonly cellsByNumber: ReadonlyMap<number, AnalysedCell>;
  private readonly own: ReadonlyMap<number, ReadonlyMap<string, Binding>>;
  /** By name, in document order. */
  private readonly shared = new Map<string, Binding[]>();
  private readonly writers = new Map<Binding, CellStatement[]>();
  private readonly undeclaredWriters = new Map<string, CellStatement[]>();

  /**
   * @param injected names whose declarations in the notebook do not count
   * @param graded names whose imports from packages do not count, since the learner declares them
   */
  constructor(
    readonly cells: readonly AnalysedCell[],
    private readonly injected: ReadonlySet<string>,
    private readonly graded: ReadonlySet<string>,
  ) {
    this.cellsByNumber = new Map(cells.map((cell) => [cell.cell, cell]));
    this.own = new Map(cells.map((cell) => [cell.cell, this.bindingsOf(cell)]));
    for (const { module, statements } of cells) {
      if (module === undefined) for (const each of statements) this.noteWriter(each);
    }
  }

  cell(number: number): AnalysedCell | undefined {
    return this.cellsByNumber.get(number);
  }

  /** The cell's own declaration of a name. */
  ownBinding(cell: number, name: string): Binding | undefined {
    return this.own.get(cell)?.get(name);
  }

  /** All declarations of a name that other cells see, in document order. */
  sharedBindings(name: string): readonly Binding[] {
    return this.shared.get(name) ?? [];
  }

  /** What a statement finds under a name while it runs: its cell's own, or the latest before it. */
  foundEagerly(name: string, cell: number): Binding[] {
    const own = this.ownBinding(cell, name);
    if (own) return [own];
    const latest = this.latest(name, (binding) => binding.cell < cell);
    return latest ? [latest] : [];
  }

  /**
   * What a function of a cell may find under a name when it is called during cell `when`: its cell's
   * own, or the latest up to then. A name that was a global when the cell was compiled stays one.
   */
  foundLater(name: string, cell: number, when: number): Binding[] {
    const own = this.ownBinding(cell, name);
    if (own) return [own];
    if (this.staysGlobal(name, cell)) return [];
    const latest = this.latest(name, (binding) => binding.cell <= when);
    if (latest?.cell !== when) return latest ? [latest] : [];
    const before = this.latest(name, (binding) => binding.cell < when);
    return before ? [before, latest] : [latest];
  }

  /** Whether a name means the global in this cell, whatever later cells declare. */
  staysGlobal(name: string, cell: number): boolean {
    return isGlobal(name) && this.foundEagerly(name, cell).length === 0;
  }

  /** Statements that change a binding's value. */
  writersOf(binding: Binding): readonly CellStatement[] {
    return this.writers.get(binding) ?? [];
  }

  /** Statements that give a value to a name which no cell declares. */
  writersOfUndeclared(name: string): readonly CellStatement[] {
    return this.injected.has(name) ? [] : (this.undeclaredWriters.get(name) ?? []);
  }

  private latest(name: string, counts: (binding: Binding) => boolean): Binding | undefined {
    return this.sharedBindings(name).filter(counts).at(-1);
  }

  private bindingsOf(cell: AnalysedCell): Map<string, Binding> {
    const bindings = new Map<string, Binding>();
    if (cell.module !== undefined) return bindings;
    for (const [name, declaration] of cell.declarations) {
      const isForeign = declaration.packageName !== undefined && this.graded.has(name);
      if (this.injected.has(name) || isForeign) continue;
      const binding = { ...declaration, cell: cell.cell };
      bindings.set(name, binding);
      if (binding.isShared) append(this.shared, name, binding);
    }
    return bindings;
  }

  private noteWriter(statement: CellStatement): void {
    const { cell } = statement;
    const called = [...statement.eager.calls].flatMap((name) => this.foundEagerly(name, cell));
    const written = new Set<Binding>();
    for (const name of statement.eager.writes) {
      const found = this.foundEagerly(name, cell);
      for (const each of found) if (isChanged(each, statement.eager)) written.add(each);
      if (found.length === 0) append(this.undeclaredWriters, name, statement);
    }
    for (const binding of this.writtenByCalling(called, cell)) written.add(binding);
    // A module cell's state is behind its functions: a call of one may change what the others see.
    if (called.some(isFromModuleCell)) for (const each of this.moduleImports()) written.add(each);
    for (const binding of written) append(this.writers, binding, statement);
  }

  private moduleImports(): Binding[] {
    return [...this.shared.values()].flat().filter(isFromModuleCell);
  }

  /** What the functions behind some bindings change when they are called during a cell. */
  private writtenByCalling(called: readonly Binding[], when: number): Set<Binding> {
    const written = new Set<Binding>();
    const seen = new Set(called);
    for (const binding of seen) {
      for (const { cell, eager, deferred } of binding.statements) {
        const find = (name: string): Binding[] => this.foundLater(name, cell, when);
        for (const each of [...deferred.writes].flatMap(find)) {
          if (isChanged(each, deferred)) written.add(each);
        }
        for (const name of [...deferred.calls, ...eager.calls]) {
          // A set grows while it is walked: what a called function calls is walked too.
          for (const each of find(name)) seen.add(each);
        }
      }
    }
    return written;
  }
}

/** `tf.add()` is a call like others; only an assignment such as `tf.x = …` changes a package. */
function isChanged({ name, packageName }: Binding, { assigns }: Uses): boolean {
  return packageName === undefined || assigns.has(name);
}

function isFromModuleCell({ isImport, packageName }: Binding): boolean {
  return isImport && packageName === undefined;
}

function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
