import timers from "node:timers";
import promises from "node:timers/promises";
import { promisify } from "node:util";
import type { RunningCells } from "./running-cells";

type Callback = (...values: unknown[]) => void;
type Schedule = (callback: Callback, ...rest: unknown[]) => unknown;

/**
 * Timers that stop with the cell that set them: a loop that sleeps never wakes once its cell was
 * interrupted. Libraries use them too, for whichever cell called them. Call it before they load.
 */
export function useCellTimers(cells: RunningCells): void {
  const wait = promises.setTimeout;
  const waitForImmediate = promises.setImmediate;
  const change = { setTimeout: 0, setInterval: 0, setImmediate: 0, queueMicrotask: 0 };
  for (const name of Object.keys(change) as (keyof typeof change)[]) {
    const changed = owned(cells, globalThis[name] as Schedule);
    Object.assign(globalThis, { [name]: changed });
    if (name !== "queueMicrotask") {
      Object.assign(timers, { [name]: changed });
    }
  }
  Object.assign(promises, {
    setTimeout: (...values: Parameters<typeof wait>) => unlessCancelled(cells, wait(...values)),
    setImmediate: (...values: Parameters<typeof waitForImmediate>) =>
      unlessCancelled(cells, waitForImmediate(...values)),
  });
  keepPromisified(globalThis.setTimeout, promises.setTimeout);
  keepPromisified(globalThis.setImmediate, promises.setImmediate);
}

/** The same function, whose callback runs as its cell's, and not at all once that is stopped. */
function owned(cells: RunningCells, schedule: Schedule): Schedule {
  return (callback, ...rest) => {
    const cell = cells.owner;
    if (cell === undefined || typeof callback !== "function") {
      return schedule(callback, ...rest);
    }
    const guarded: Callback = (...values) => {
      if (!cell.isCancelled) {
        cells.ownership.run(cell, () => callback(...values));
      }
    };
    return schedule(guarded, ...rest);
  };
}

/** The same promise, but one that never settles once its cell is stopped. */
function unlessCancelled<Value>(cells: RunningCells, promise: Promise<Value>): Promise<Value> {
  const cell = cells.owner;
  if (cell === undefined) {
    return promise;
  }
  return new Promise((resolve, reject) => {
    promise.then(
      (value) => cell.isCancelled || resolve(value),
      (error) => cell.isCancelled || reject(error),
    );
  });
}

/** `promisify(setTimeout)` finds its promise form under a symbol. */
function keepPromisified(timer: object, promiseForm: unknown): void {
  Object.defineProperty(timer, promisify.custom, { value: promiseForm, configurable: true });
}
