/** The queue cannot be used as asked. The message says what to do, and no password. */
export class QueueError extends Error {
  override readonly name = "QueueError";
}
