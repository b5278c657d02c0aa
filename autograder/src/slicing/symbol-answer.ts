import ts from "typescript";
import { declaredNames, liftDeclaration } from "../declarations/lifted-declaration";
import { sameSyntax } from "../declarations/syntax-equality";
import type { AnalysedCells } from "./analysed-cell";
import type { CellSource } from "./cell-source";
import type { ModuleCells } from "./module-cells";
import type { Binding, NotebookGraph } from "./notebook-graph";
import type { AnswerStatus, SlicedSymbol } from "./protocol";

/** What a notebook holds under a graded name. */
export interface SymbolAnswer {
  readonly status: AnswerStatus;
  readonly binding: Binding | undefined;
  readonly matchesReference: boolean;
  readonly notes: readonly string[];
}

/** Everything that the search for an answer looks at. */
export interface SearchedNotebook {
  readonly sources: readonly CellSource[];
  readonly analysed: AnalysedCells;
  readonly graph: NotebookGraph;
  readonly modules: ModuleCells;
}

/** Finds the declaration of a symbol that counts: the last one that the learner wrote. */
export function findAnswer(notebook: SearchedNotebook, wanted: SlicedSymbol): SymbolAnswer {
  const all = notebook.graph.sharedBindings(wanted.symbol);
  const own = all.filter(({ packageName }) => packageName === undefined);
  const binding = own.at(-1);
  if (binding === undefined) {
    const notes = [missingNote(notebook, wanted.symbol)];
    return { status: "missing", binding, matchesReference: false, notes };
  }
  const text = declarationText(notebook, binding);
  const equals = (other: string | undefined): boolean =>
    text !== undefined && other !== undefined && sameSyntax(text, other);
  const isStub = equals(wanted.stub);
  return {
    status: isStub ? "not-attempted" : "found",
    binding,
    matchesReference: equals(wanted.reference),
    notes: repeatedNotes(notebook, wanted.symbol, own, isStub),
  };
}

/** The declaration's text: in its own cell, or in the module cell that it is imported from. */
function declarationText(
  { graph, modules }: SearchedNotebook,
  binding: Binding,
): string | undefined {
  const cell = graph.cell(binding.cell);
  if (cell === undefined) return undefined;
  if (!binding.isImport) return liftDeclaration(cell.source, binding.name);
  for (const { node } of binding.statements) {
    if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) continue;
    const module = modules.find(node.moduleSpecifier.text, binding.cell);
    const declared = module?.file.statements.flatMap(declaredNames).includes(binding.name);
    if (module && declared) return liftDeclaration(module.source, binding.name);
  }
  return undefined;
}

function repeatedNotes(
  { analysed }: SearchedNotebook,
  symbol: string,
  own: readonly Binding[],
  isStub: boolean,
): string[] {
  const notes: string[] = [];
  const numbers = own.map(({ cell }) => cell);
  const last = numbers.at(-1) ?? 0;
  if (numbers.length > 1) {
    const places = `${numbers.slice(0, -1).join(", ")} and ${last}`;
    const warning = isStub ? ", and it is the untouched stub. Move your answer below it" : "";
    notes.push(`${symbol} is declared in cells ${places}. The last one counts${warning}.`);
  }
  const importing = analysed.cells.filter((cell) => cell.declarations.get(symbol)?.packageName);
  for (const { cell } of importing) {
    notes.push(`Cell ${cell} imports ${symbol}; graded is your own declaration in cell ${last}.`);
  }
  return notes;
}

function missingNote({ sources, analysed }: SearchedNotebook, symbol: string): string {
  const broken = sources.find(
    ({ cell, source }) =>
      analysed.problems.some((problem) => problem.cell === cell) && declaresInText(source, symbol),
  );
  if (broken) {
    return `${symbol} is declared in cell ${broken.cell}, which does not compile. Mend that cell.`;
  }
  const importing = analysed.cells.find((cell) => cell.declarations.get(symbol)?.packageName);
  if (importing) {
    return `${symbol} is only imported (cell ${importing.cell}). Declare your own under this name.`;
  }
  return `No cell declares ${symbol}. Write it in a cell of its own, under this name.`;
}

/** A guess, for text that cannot be parsed. */
function declaresInText(source: string, symbol: string): boolean {
  return new RegExp(`\\b(?:function\\*?|class|const|let|var)\\s+${symbol}\\b`).test(source);
}
