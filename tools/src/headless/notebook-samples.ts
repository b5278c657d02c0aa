import type { CellJson, NotebookJson, OutputJson } from "./notebook-json";

/** A code cell of a test, with the fields that a run fills in. */
export interface SampleCell extends CellJson {
  execution_count?: number | null;
  outputs?: readonly OutputJson[];
}

export interface SampleNotebook extends NotebookJson {
  readonly cells: readonly SampleCell[];
}

/** A notebook of code cells, for tests. */
export function asNotebook(cells: readonly (string | SampleCell)[]): SampleNotebook {
  return {
    cells: cells.map((cell) =>
      typeof cell === "string"
        ? { cell_type: "code", metadata: {}, source: cell, execution_count: null, outputs: [] }
        : cell,
    ),
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  };
}

/** The outputs of one cell. */
export function outputsOf(notebook: SampleNotebook, index: number): readonly OutputJson[] {
  return notebook.cells[index]?.outputs ?? [];
}

/** The traceback of an `error` output without terminal colours. */
export function stripColors(output: OutputJson | undefined): string {
  if (output?.output_type !== "error") return "";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours start with this character
  return output.traceback.join("\n").replace(/\x1b\[\d+m/g, "");
}
