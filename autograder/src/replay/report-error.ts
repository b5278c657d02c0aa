/** A report cannot be replayed: it is none, or its files are not there. */
export class ReportError extends Error {
  override readonly name = "ReportError";
}
