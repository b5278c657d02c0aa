/** The grader is broken, not the answer: the submission is not gradable, and nobody loses points. */
export class GraderFault extends Error {
  override readonly name = "GraderFault";
}
