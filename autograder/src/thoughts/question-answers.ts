import type { GradingResult, ManualMark, SubmissionResult } from "../report/result";
import type { CourseQuestion } from "./course-questions";

/** What one student wrote under one question. */
export interface StudentAnswer {
  readonly student: string;
  readonly file: string;
  /** Empty where nothing was written. */
  readonly answer: string;
  readonly mark: ManualMark | null;
  /** Others who wrote the same, letters and digits compared. */
  readonly sameAs: readonly string[];
  /** The course's own answer, word for word. */
  readonly isCourses: boolean;
}

/** Too few letters to mean that somebody copied. */
const fewestLetters = 40;

/** The answers to a question of all who handed in its notebook, in the batch's order. */
export function answersTo(
  question: CourseQuestion,
  { submissions }: GradingResult,
): StudentAnswer[] {
  const own = submissions.filter(({ notebook }) => notebook === question.notebook);
  const letters = new Map(own.map((each) => [each, lettersOf(textOf(each, question.id))]));
  const courses = lettersOf(question.answer);
  return own.map((submission) => {
    const said = letters.get(submission) ?? "";
    const isLong = said.length >= fewestLetters;
    const others = own.filter(
      (each) => each.student !== submission.student && letters.get(each) === said,
    );
    return {
      student: submission.student,
      file: submission.file,
      answer: textOf(submission, question.id),
      mark: submission.manual.find(({ item }) => item === question.id) ?? null,
      sameAs: isLong ? [...new Set(others.map(({ student }) => student))] : [],
      isCourses: isLong && said === courses,
    };
  });
}

function textOf({ thoughts }: SubmissionResult, id: string): string {
  return thoughts.find((thought) => thought.id === id)?.answer ?? "";
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}
