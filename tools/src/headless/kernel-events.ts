import type { ErrorOutput, StreamName } from "./notebook-json";

/** What the parent asks of the child, as JSON on its standard input. */
export interface RunRequest {
  readonly cells: readonly RunnableCell[];
  /** Run the cells after a failed one too. */
  readonly keepGoing: boolean;
  /** Check types as the course kernel does. */
  readonly strict: boolean;
}

export interface RunnableCell {
  /** Its place in the notebook, counted from 0. */
  readonly index: number;
  readonly source: string;
  readonly mayFail: boolean;
}

/** What happens in the child, in the order in which it happens: a line of JSON each. */
export type KernelEvent = StartEvent | StreamEvent | DisplayEvent | EndEvent;

export interface StartEvent {
  readonly type: "start";
  readonly index: number;
  readonly executionCount: number;
}

export interface StreamEvent {
  readonly type: "stream";
  readonly name: StreamName;
  readonly text: string;
}

export interface DisplayEvent {
  readonly type: "display";
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly displayId: string | undefined;
  readonly update: boolean;
}

export interface EndEvent {
  readonly type: "end";
  readonly index: number;
  readonly failure: Failure | undefined;
}

/** Why a cell failed, as Jupyter words it. */
export type Failure = Omit<ErrorOutput, "output_type">;

/** The child's file descriptor for events; 0 to 2 belong to the cells. */
export const eventsDescriptor = 3;

/** Collects chunks of text and calls `onLine` for each complete line. */
export function lineReader(onLine: (line: string) => void): (chunk: string) => void {
  // Not node:readline: it also ends lines at U+2028, which JSON leaves as it is.
  let pending: string[] = [];
  return (chunk) => {
    const lines = chunk.split("\n");
    const last = lines.pop() ?? "";
    for (const line of lines) {
      onLine(pending.join("") + line);
      pending = [];
    }
    pending.push(last);
  };
}
