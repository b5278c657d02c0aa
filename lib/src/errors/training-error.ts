import { CourseError } from "./course-error";

/** A training run cannot go on; model and checkpoints are as the text says. */
export class TrainingError extends CourseError {
  override readonly name = "TrainingError";
}
