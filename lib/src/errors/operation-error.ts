import { CourseError } from "./course-error";

/** An operation cannot be computed, or not differentiated, on this backend. */
export class OperationError extends CourseError {
  override readonly name = "OperationError";
}
