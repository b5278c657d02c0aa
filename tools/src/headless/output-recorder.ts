import type { DisplayEvent, Failure } from "./kernel-events";
import { type OutputJson, type StreamName, splitLines } from "./notebook-json";

/** Characters of one cell's streams that are kept; a runaway loop would fill the disk. */
export const maxStreamCharacters = 2_000_000;

interface RecordedStream {
  output_type: "stream";
  name: StreamName;
  chunks: string[];
}

interface RecordedDisplay {
  output_type: "display_data";
  displayId: string | undefined;
  data: Readonly<Record<string, unknown>>;
  metadata: Readonly<Record<string, unknown>>;
}

interface RecordedError extends Failure {
  output_type: "error";
}

type Recorded = RecordedStream | RecordedDisplay | RecordedError;

/** The outputs of a notebook's cells while it runs, kept as Jupyter would keep them. */
export class OutputRecorder {
  readonly #outputs = new Map<number, Recorded[]>();
  readonly #streamLengths = new Map<number, number>();

  /** Adds text; what the same stream wrote just before becomes one output with it. */
  addStream(index: number, name: StreamName, text: string): void {
    const length = this.#streamLengths.get(index) ?? 0;
    this.#streamLengths.set(index, length + text.length);
    const room = maxStreamCharacters - length;
    if (room < 0) return;
    this.#append(index, name, text.slice(0, room));
    if (text.length > room) {
      this.#append(index, "stderr", `\n… cut after ${maxStreamCharacters} characters\n`);
    }
  }

  /** Adds a display, or puts its content where the display of the same id stands. */
  addDisplay(index: number, { data, metadata, displayId, update }: DisplayEvent): void {
    if (!update) {
      const display: RecordedDisplay = { output_type: "display_data", displayId, data, metadata };
      this.#of(index).push(display);
      return;
    }
    for (const output of [...this.#outputs.values()].flat()) {
      if (output.output_type === "display_data" && output.displayId === displayId) {
        output.data = data;
        output.metadata = metadata;
      }
    }
  }

  addError(index: number, failure: Failure): void {
    this.#of(index).push({ output_type: "error", ...failure });
  }

  /** A cell's outputs as nbformat 4.5 has them. */
  outputsOf(index: number): OutputJson[] {
    return this.#of(index).map((output) => {
      if (output.output_type === "stream") {
        const { chunks, ...rest } = output;
        return { ...rest, text: splitLines(chunks.join("")) };
      }
      if (output.output_type === "display_data") {
        const { displayId: _, data, ...rest } = output;
        return { ...rest, data: splitTexts(data) };
      }
      return output;
    });
  }

  #append(index: number, name: StreamName, text: string): void {
    const outputs = this.#of(index);
    const last = outputs.at(-1);
    if (last?.output_type === "stream" && last.name === name) last.chunks.push(text);
    else outputs.push({ output_type: "stream", name, chunks: [text] });
  }

  #of(index: number): Recorded[] {
    const outputs = this.#outputs.get(index) ?? [];
    this.#outputs.set(index, outputs);
    return outputs;
  }
}

/** Texts become lines, as in files that Jupyter saves; pictures stay one string. */
function splitTexts(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const isText = (type: string): boolean => type.startsWith("text/") || type === "image/svg+xml";
  return Object.fromEntries(
    Object.entries(data).map(([type, content]) => [
      type,
      typeof content === "string" && isText(type) ? splitLines(content) : content,
    ]),
  );
}
