/** A reason to stop that the user can mend: printed as it stands, without a stack. */
export class StartError extends Error {
  /**
   * @param {string} message
   * @param {number} exitCode 1 = something is missing here, 2 = wrong usage
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.name = "StartError";
    this.exitCode = exitCode;
  }
}

/**
 * Runs a command's main function and turns what it throws into a line on stderr and an exit code.
 *
 * @param {() => number | undefined | Promise<number>} main returns the exit code; undefined leaves it open
 * @returns {Promise<void>}
 */
export async function exitWith(main) {
  try {
    const code = await main();
    if (code !== undefined) process.exitCode = code;
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    console.error(error.message);
    process.exitCode = error.exitCode;
  }
}
