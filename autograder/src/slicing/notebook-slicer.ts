import ts from "typescript";
import type { NotebookCell } from "../notebook/notebook";
import {
  type AnalysedCell,
  type AnalysedCells,
  analyseCells,
  type CellStatement,
} from "./analysed-cell";
import { outerNameOf } from "./canonical-names";
import { type CellSource, codeCells } from "./cell-source";
import { DependencyWalk } from "./dependency-walk";
import { isDisplay } from "./display-statement";
import { rememberedEmission } from "./emitted-code";
import { answerFingerprint, type HandedOut } from "./fingerprint";
import { isGlobal } from "./globals";
import { isEffectImport } from "./kept-source";
import { ModuleCells } from "./module-cells";
import { type Binding, NotebookGraph } from "./notebook-graph";
import type { CellProblem, Slice, SlicedSymbol } from "./protocol";
import { SliceEmission } from "./slice-emission";
import { sliceNotes } from "./slice-notes";
import { findAnswer } from "./symbol-answer";

/** How a symbol is cut out. */
export interface SliceOptions {
  readonly injected: readonly string[];
  /** Whether to keep all cells up to the declaration. */
  readonly whole: boolean;
  /** All symbols that are graded in the notebook: imports of them from packages do not count. */
  readonly graded: readonly string[];
}

/**
 * One notebook, analysed once and sliced in several ways. Running a slice gives the symbol the value
 * that the kernel would have after the last cell.
 */
export class NotebookSlicer {
  private readonly sources: readonly CellSource[];
  private readonly analysed: AnalysedCells;
  private readonly modules: ModuleCells;
  private readonly graphs = new Map<string, NotebookGraph>();
  private readonly emit = rememberedEmission();

  constructor(cells: readonly NotebookCell[]) {
    this.sources = codeCells(cells);
    this.analysed = analyseCells(this.sources);
    this.modules = new ModuleCells(this.analysed.cells);
  }

  /** The cells that do not compile. */
  get problems(): readonly CellProblem[] {
    return this.analysed.problems;
  }

  slice(wanted: SlicedSymbol, { injected, whole, graded }: SliceOptions): Slice {
    const { exercise, symbol } = wanted;
    const removed = new Set(injected);
    const { sources, analysed, modules } = this;
    const graph = this.graph(removed, graded);
    const { binding, ...answer } = findAnswer({ sources, analysed, graph, modules }, wanted);
    if (binding === undefined) {
      return { exercise, symbol, ...answer, declaredIn: 0, whole: false, cells: [] };
    }
    const reason = whole ? undefined : unreadableEffects(graph);
    const isWhole = whole || reason !== undefined;
    const walk = new DependencyWalk(graph);
    needEffectImports(graph, walk);
    if (isWhole) needAllUntil(graph, walk, binding.cell, removed);
    walk.needBinding(binding);
    const emission = new SliceEmission(
      { graph, modules, injected: removed, emit: this.emit },
      walk,
    );
    const cells = emission.cells();
    const ownNotes = isWhole ? [wholeNote(binding, reason)] : sliceNotes(graph, walk);
    const notes = [...answer.notes, ...ownNotes, ...emission.notes];
    return { exercise, symbol, ...answer, declaredIn: binding.cell, whole: isWhole, notes, cells };
  }

  /**
   * What the answer to a symbol says, whatever its names and layout: see `answerFingerprint`. Empty
   * where there is no answer, or nothing was written into the stub.
   */
  fingerprint(exercise: HandedOut, graded: readonly string[]): string {
    const { sources, analysed, modules } = this;
    const graph = this.graph(new Set(), graded);
    const wanted = { exercise: "", ...exercise };
    const { binding, status } = findAnswer({ sources, analysed, graph, modules }, wanted);
    const cell = binding && graph.cell(binding.cell);
    if (status !== "found" || cell === undefined) return "";
    const found = outerNameOf({ graph, modules }, cell, exercise.symbol);
    if (found.kind !== "own") return "";
    return answerFingerprint({ graph, modules }, found.declaration, exercise, graded);
  }

  private graph(injected: ReadonlySet<string>, graded: readonly string[]): NotebookGraph {
    const { cells } = this.analysed;
    const key = JSON.stringify([[...injected], graded]);
    const known = this.graphs.get(key);
    if (known) return known;
    const own = graded.filter((symbol) =>
      cells.some(({ declarations }) => {
        const declaration = declarations.get(symbol);
        return declaration?.isShared === true && declaration.packageName === undefined;
      }),
    );
    const graph = new NotebookGraph(cells, injected, new Set(own));
    this.graphs.set(key, graph);
    return graph;
  }
}

function needEffectImports(graph: NotebookGraph, walk: DependencyWalk): void {
  for (const statement of graph.cells.flatMap(({ statements }) => statements)) {
    if (isEffectImport(statement)) walk.needStatement(statement);
  }
}

/** Everything but what only shows something; imports come along when a kept statement uses them. */
function needAllUntil(
  graph: NotebookGraph,
  walk: DependencyWalk,
  last: number,
  injected: ReadonlySet<string>,
): void {
  for (const cell of graph.cells) {
    if (cell.cell > last || cell.module !== undefined) continue;
    for (const statement of cell.statements) {
      const isLeftOut =
        ts.isImportDeclaration(statement.node) ||
        isDisplay(statement.node) ||
        isRemoved(cell, statement, injected);
      if (!isLeftOut) walk.needStatement(statement);
    }
  }
}

function isRemoved(
  cell: AnalysedCell,
  statement: CellStatement,
  injected: ReadonlySet<string>,
): boolean {
  const declared = [...cell.declarations.values()].filter(({ statements }) =>
    statements.includes(statement),
  );
  return declared.length > 0 && declared.every(({ name }) => injected.has(name));
}

/** What in a notebook makes it impossible to say which parts an answer depends on. */
function unreadableEffects(graph: NotebookGraph): string | undefined {
  for (const { cell, dynamic, statements } of graph.cells) {
    if (dynamic !== undefined) return `cell ${cell} uses ${dynamic}`;
    for (const { eager, deferred } of statements) {
      const patched = [...eager.assigns, ...deferred.assigns].find(
        (name) => isGlobal(name) && graph.staysGlobal(name, cell),
      );
      if (patched !== undefined) return `cell ${cell} changes ${patched}`;
    }
  }
  return undefined;
}

function wholeNote({ cell }: Binding, reason: string | undefined): string {
  const because = reason === undefined ? "" : `, since ${reason}`;
  return `All cells up to cell ${cell} are run${because}.`;
}
