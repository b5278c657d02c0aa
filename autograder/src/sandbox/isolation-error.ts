/** The grader refuses to run foreign code here. The message names the cure. */
export class IsolationError extends Error {
  override readonly name = "IsolationError";
}
