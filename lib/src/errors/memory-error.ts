import { CourseError } from "./course-error";

/** There is no room for a tensor; those that were there are as before. */
export class MemoryError extends CourseError {
  override readonly name = "MemoryError";
}
