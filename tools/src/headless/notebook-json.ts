/** The part of a notebook file (nbformat 4) that running it needs; the rest passes through. */
export interface NotebookJson {
  readonly cells: readonly CellJson[];
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly nbformat: number;
  readonly nbformat_minor: number;
}

export interface CellJson {
  readonly cell_type: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** One string, or lines that keep their line ends. */
  readonly source: string | readonly string[];
}

/** What stands below a cell after it ran. */
export type OutputJson = StreamOutput | DisplayOutput | ErrorOutput;

export interface StreamOutput {
  readonly output_type: "stream";
  readonly name: StreamName;
  readonly text: readonly string[];
}

export interface DisplayOutput {
  readonly output_type: "display_data";
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
}

export interface ErrorOutput {
  readonly output_type: "error";
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

export type StreamName = "stdout" | "stderr";

/** A text as nbformat keeps it: lines, each but the last with its line end. */
export function splitLines(text: string): string[] {
  return text === "" ? [] : text.split(/(?<=\n)/);
}

/** A source or an output's text, which nbformat allows as one string or as lines. */
export function joinLines(text: unknown): string {
  return Array.isArray(text) ? text.join("") : String(text ?? "");
}

/** Whether a cell is marked as one that is expected to fail. */
export function mayFail({ metadata }: CellJson): boolean {
  const { tags } = metadata;
  return Array.isArray(tags) && tags.includes("raises-exception");
}
