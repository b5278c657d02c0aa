/** What a batch has kept cannot be gone on with as asked. The message says what to do instead. */
export class BatchStateError extends Error {
  override readonly name = "BatchStateError";
}
