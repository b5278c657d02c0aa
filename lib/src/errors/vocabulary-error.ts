import { CourseError } from "./course-error";

/** A word or a token id is not in the vocabulary. */
export class VocabularyError extends CourseError {
  override readonly name = "VocabularyError";
}
