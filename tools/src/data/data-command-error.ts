/** What was asked of `npm run data` cannot be done. */
export class DataCommandError extends Error {
  /** @param isUsage whether the command itself is wrong */
  constructor(
    message: string,
    readonly isUsage = false,
  ) {
    super(message);
    this.name = "DataCommandError";
  }
}
