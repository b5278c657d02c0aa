import { promiseHooks } from "node:v8";

/**
 * Whose code is running: a value that follows the code through `await`, promises and timers.
 *
 * `AsyncLocalStorage` does the same, but in Node 20 it keeps a stack of its own that terminated
 * JavaScript leaves unbalanced, upon which Node aborts the process. This one keeps no stack.
 * Callbacks of sockets, streams and other emitters are not followed: their owner is unknown.
 */
export class Ownership<Owner extends object> {
  readonly #owners = new WeakMap<Promise<unknown>, Owner>();
  #current: Owner | undefined;

  constructor() {
    promiseHooks.createHook({
      init: (promise) => {
        if (this.#current !== undefined) {
          this.#owners.set(promise, this.#current);
        }
      },
      before: (promise) => {
        this.#current = this.#owners.get(promise);
      },
      after: () => {
        this.#current = undefined;
      },
    });
  }

  get current(): Owner | undefined {
    return this.#current;
  }

  /** Runs a function, and all that it starts, as the owner's. */
  run<Result>(owner: Owner, work: () => Result): Result {
    const outer = this.#current;
    this.#current = owner;
    try {
      return work();
    } finally {
      this.#current = outer;
    }
  }

  /** Terminated JavaScript has not said that it ended. */
  reset(): void {
    this.#current = undefined;
  }
}
