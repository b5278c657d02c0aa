import { compileFunction } from "node:vm";
import { asThrown } from "../exercises/probing/thrown";
import { type Require, requireFrom } from "./module-supply";
import type { CellError } from "./probe-reply";
import type { ProbedCell } from "./probe-request";

/** The names that cells have declared so far, as all later (and deferred) reads see them. */
export type Table = Record<string, unknown>;

const asyncHead = "return (async () => {";

/**
 * Runs cells as the kernel does: each in a scope of its own over one shared table. A name is copied
 * into the table each time its cell writes it, a read of another cell's name looks there at that
 * moment, and a cell that throws keeps what it had declared.
 *
 * @returns the errors of cells, in order
 */
export async function runCells(
  cells: readonly ProbedCell[],
  packages: ReadonlyMap<string, unknown>,
  table: Table,
): Promise<CellError[]> {
  const errors: CellError[] = [];
  const require = requireFrom(packages);
  for (const cell of cells) {
    try {
      await compiled(cell, table)(exportsInto(table), require);
    } catch (error) {
      errors.push({ cell: cell.cell, error: asThrown(error) });
    }
  }
  return errors;
}

type Compiled = (exports: object, require: Require) => unknown;

/** The cell as a function whose free names are looked up in the table, then among the globals. */
function compiled(cell: ProbedCell, table: object): Compiled {
  const text = cell.async ? `${asyncHead}${cell.js}\n})();` : cell.js;
  const run: unknown = compileFunction(text, ["exports", "require"], {
    filename: `cell-${cell.cell}`,
    columnOffset: cell.async ? -asyncHead.length : 0,
    contextExtensions: [table],
  });
  return run as Compiled;
}

/**
 * What a cell writes its declarations to. It reads its own values back, not those of other cells.
 * A getter (TypeScript makes them for `export { name } from`) is read once, as in the kernel.
 */
function exportsInto(table: Table): object {
  const own: Table = Object.create(null);
  const keep = (name: string | symbol, value: unknown): true => {
    if (typeof name === "string" && name !== "__esModule") {
      own[name] = value;
      table[name] = value;
    }
    return true;
  };
  // A name that is not supplied says so where it is used: its neighbours in the import still count.
  const keepImport = (name: string | symbol, get: () => unknown): true => {
    try {
      return keep(name, get.call(undefined));
    } catch {
      Object.defineProperty(table, name, { get, configurable: true, enumerable: true });
      return true;
    }
  };
  return new Proxy(own, {
    set: (_target, name, value) => keep(name, value),
    defineProperty: (_target, name, { get, value }) =>
      get === undefined ? keep(name, value) : keepImport(name, get),
  });
}
