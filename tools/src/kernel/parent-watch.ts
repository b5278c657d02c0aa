/** How often to look whether the parent is still there. */
export const parentCheckMs = 1000;

/**
 * Whether the process that started this one is gone.
 *
 * An orphan gets another parent, so the number changes. Jupyter also names itself in
 * `JPY_PARENT_PID`, for kernels that are started through a shell.
 */
export class ParentWatch {
  readonly #parent = process.ppid;
  readonly #jupyter: number | undefined;

  constructor(jupyterPid: string | undefined = process.env.JPY_PARENT_PID) {
    const pid = Number(jupyterPid);
    // A number from another machine or container names nobody here.
    this.#jupyter = Number.isInteger(pid) && pid > 1 && isAlive(pid) ? pid : undefined;
  }

  get isGone(): boolean {
    return (
      process.ppid !== this.#parent || (this.#jupyter !== undefined && !isAlive(this.#jupyter))
    );
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
