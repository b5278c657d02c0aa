/** One request to run a cell. */
export interface ExecutionRequest {
  /** Runs and answers; true if the requests that wait behind it must not run. Never rejects. */
  run(): Promise<boolean>;
  /** Answers that it did not run. */
  abort(): void;
}

/**
 * Runs requests one after the other, in the order of their arrival.
 *
 * As Jupyter's protocol has it, a failure aborts the requests that are waiting at that moment;
 * whatever is sent once the failure was answered runs.
 */
export class ExecutionQueue {
  readonly #waiting: ExecutionRequest[] = [];
  #isWorking = false;

  add(request: ExecutionRequest): void {
    this.#waiting.push(request);
    if (!this.#isWorking) {
      void this.#work();
    }
  }

  async #work(): Promise<void> {
    this.#isWorking = true;
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      const mustStop = await next.run();
      if (mustStop) {
        for (const request of this.#waiting.splice(0)) {
          request.abort();
        }
      }
    }
    this.#isWorking = false;
  }
}
