import type { RunningCells } from "./running-cells";
import type { TslabModules } from "./tslab-modules";

/** Sends what is written to stdout, stderr or tslab's `display` to the cell that wrote it. */
export function routeOutputs(cells: RunningCells, tslab: TslabModules): void {
  for (const name of ["stdout", "stderr"] as const) {
    const stream = process[name];
    const original = stream.write.bind(stream);
    stream.write = (
      data: string | Uint8Array,
      encodingOrDone?: BufferEncoding | ((error?: Error | null) => void),
      done?: (error?: Error | null) => void,
    ): boolean => {
      const cell = cells.outputCell;
      if (cell === undefined) {
        return original(
          data,
          undefined,
          typeof encodingOrDone === "function" ? encodingOrDone : done,
        );
      }
      cell.write(name, data);
      const finish = typeof encodingOrDone === "function" ? encodingOrDone : done;
      if (finish !== undefined) {
        process.nextTick(finish);
      }
      return true;
    };
  }
  tslab.jupyter.lastWriteDisplayData = (data, update) => cells.outputCell?.display(data, update);
}
