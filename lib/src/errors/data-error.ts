import { CourseError } from "./course-error";

/** Values that come from outside (notes, options, files) cannot be used. */
export class DataError extends CourseError {
  override readonly name = "DataError";
}
