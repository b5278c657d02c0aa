import { CourseError } from "./course-error";

/** A tensor, or a size it is made from, does not fit. */
export class ShapeError extends CourseError {
  override readonly name = "ShapeError";
}
