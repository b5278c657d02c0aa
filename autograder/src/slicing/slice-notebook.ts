import ts from "typescript";
import type { NotebookCell } from "../notebook/notebook";
import {
  type AnalysedCell,
  type AnalysedCells,
  analyseCells,
  type CellStatement,
} from "./analysed-cell";
import { type CellSource, codeCells } from "./cell-source";
import { DependencyWalk } from "./dependency-walk";
import { isDisplay } from "./display-statement";
import { isGlobal } from "./globals";
import { isEffectImport } from "./kept-source";
import { ModuleCells } from "./module-cells";
import { type Binding, NotebookGraph } from "./notebook-graph";
import type { CellProblem, Slice, SlicedSymbol } from "./protocol";
import { SliceEmission } from "./slice-emission";
import { sliceNotes } from "./slice-notes";
import { findAnswer, type SearchedNotebook } from "./symbol-answer";

export interface SliceRequest {
  /** All cells of the notebook: problems and notes count them from 1. */
  readonly cells: readonly NotebookCell[];
  readonly symbols: readonly SlicedSymbol[];
  /** Names that the probe supplies: the learner's own declarations of them are taken out. */
  readonly injected: readonly string[];
}

export interface SlicedNotebook {
  readonly slices: readonly Slice[];
  readonly problems: readonly CellProblem[];
}

/**
 * Cuts out of a notebook what each symbol's value depends on, so that running a slice gives the value
 * that the kernel would have after the last cell.
 */
export function sliceNotebook(request: SliceRequest): SlicedNotebook {
  return new NotebookSlicer(request.cells).slice(request.symbols, request.injected, false);
}

/** The same with all cells up to the symbol's last declaration: for slices that cannot stand alone. */
export function sliceWhole(request: SliceRequest): SlicedNotebook {
  return new NotebookSlicer(request.cells).slice(request.symbols, request.injected, true);
}

/** One notebook, analysed once and sliced in several ways. */
export class NotebookSlicer {
  private readonly sources: readonly CellSource[];
  private readonly analysed: AnalysedCells;
  private readonly modules: ModuleCells;

  constructor(cells: readonly NotebookCell[]) {
    this.sources = codeCells(cells);
    this.analysed = analyseCells(this.sources);
    this.modules = new ModuleCells(this.analysed.cells);
  }

  slice(
    symbols: readonly SlicedSymbol[],
    injected: readonly string[],
    whole: boolean,
  ): SlicedNotebook {
    const removed = new Set(injected);
    const graph = this.graph(removed, symbols);
    const { sources, analysed, modules } = this;
    const notebook = { sources, analysed, graph, modules };
    return {
      slices: symbols.map((symbol) => slicedSymbol(notebook, symbol, removed, whole)),
      problems: analysed.problems,
    };
  }

  private graph(injected: ReadonlySet<string>, symbols: readonly SlicedSymbol[]): NotebookGraph {
    const { cells } = this.analysed;
    const own = symbols.filter(({ symbol }) =>
      cells.some((cell) => {
        const declaration = cell.declarations.get(symbol);
        return declaration?.isShared === true && declaration.packageName === undefined;
      }),
    );
    return new NotebookGraph(cells, injected, new Set(own.map(({ symbol }) => symbol)));
  }
}

function slicedSymbol(
  notebook: SearchedNotebook,
  wanted: SlicedSymbol,
  injected: ReadonlySet<string>,
  whole: boolean,
): Slice {
  const { exercise, symbol } = wanted;
  const { binding, ...answer } = findAnswer(notebook, wanted);
  if (binding === undefined) {
    return { exercise, symbol, ...answer, declaredIn: 0, whole: false, cells: [] };
  }
  const { graph, modules } = notebook;
  const reason = whole ? undefined : unreadableEffects(graph);
  const isWhole = whole || reason !== undefined;
  const walk = new DependencyWalk(graph);
  needEffectImports(graph, walk);
  if (isWhole) needAllUntil(graph, walk, binding.cell, injected);
  walk.needBinding(binding);
  const emission = new SliceEmission(graph, modules, walk, injected);
  const cells = emission.cells();
  const notes = [...answer.notes, ...(isWhole ? [] : sliceNotes(graph, walk)), ...emission.notes];
  if (isWhole) notes.push(wholeNote(binding, reason));
  return { exercise, symbol, ...answer, declaredIn: binding.cell, whole: isWhole, notes, cells };
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
