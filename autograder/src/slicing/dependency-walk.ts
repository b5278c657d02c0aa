import ts from "typescript";
import type { CellStatement } from "./analysed-cell";
import { atTheEnd, type Binding, type NotebookGraph } from "./notebook-graph";

/** What must run so that some values are as they are in the kernel. */
export interface NeededCode {
  readonly statements: ReadonlySet<CellStatement>;
  readonly bindings: ReadonlySet<Binding>;
}

/**
 * Collects what bindings and statements depend on, with the times at which it is used: code that runs
 * in cell 3 finds what the table held then, code that the probe calls finds what it held at the end.
 */
export class DependencyWalk implements NeededCode {
  readonly statements = new Set<CellStatement>();
  readonly bindings = new Set<Binding>();
  private readonly seen = new Map<object, Set<number>>();
  private readonly queue: (() => void)[] = [];

  constructor(private readonly graph: NotebookGraph) {}

  /** Needs the value that a binding has at a time: its declaration, and what changed it until then. */
  needBinding(binding: Binding, when: number = atTheEnd): void {
    if (!this.isNew(binding, when)) return;
    this.bindings.add(binding);
    this.queue.push(() => {
      for (const statement of binding.statements) this.needStatement(statement, when);
      this.needWriters(this.graph.writersOf(binding), when);
    });
    this.drain();
  }

  /** Needs a statement to run, and what it leaves behind to work at a time. */
  needStatement(statement: CellStatement, when: number = atTheEnd): void {
    if (!this.isNew(statement, when)) return;
    this.statements.add(statement);
    this.queue.push(() => this.followUses(statement, when));
    this.drain();
  }

  private followUses({ cell, eager, deferred }: CellStatement, when: number): void {
    for (const name of [...eager.reads, ...eager.writes]) {
      const found = this.graph.foundEagerly(name, cell);
      for (const binding of found) {
        this.needBinding(binding, cell);
        // What was read may hold functions, and they may be called until the end of use.
        this.needBinding(binding, when);
      }
      if (found.length === 0) this.needUndeclared(name, cell, cell);
    }
    for (const name of [...deferred.reads, ...deferred.writes]) {
      const found = this.graph.foundLater(name, cell, when);
      for (const binding of found) this.needBinding(binding, when);
      if (found.length === 0) this.needUndeclared(name, cell, when);
    }
    this.needThrows(cell);
  }

  private needUndeclared(name: string, cell: number, when: number): void {
    if (this.graph.staysGlobal(name, cell)) return;
    this.needWriters(this.graph.writersOfUndeclared(name), when);
  }

  private needWriters(writers: readonly CellStatement[], when: number): void {
    for (const writer of writers) if (writer.cell <= when) this.needStatement(writer, when);
  }

  /** A `throw` between a cell's statements ends it in the kernel, and so it does here. */
  private needThrows(cell: number): void {
    for (const statement of this.graph.cell(cell)?.statements ?? []) {
      if (ts.isThrowStatement(statement.node)) this.needStatement(statement, cell);
    }
  }

  private isNew(key: object, when: number): boolean {
    const times = this.seen.get(key) ?? new Set();
    if (times.has(when)) return false;
    this.seen.set(key, times.add(when));
    return true;
  }

  private isDraining = false;

  /** One after another instead of one inside another: a chain may be longer than the stack. */
  private drain(): void {
    if (this.isDraining) return;
    this.isDraining = true;
    for (let next = this.queue.pop(); next; next = this.queue.pop()) next();
    this.isDraining = false;
  }
}
