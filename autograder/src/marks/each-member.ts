import type { GradingResult } from "../report/result";
import type { SubmissionFile } from "../submissions/submission";

type Owned = Pick<SubmissionFile, "student" | "members">;

/** Each file once for each learner whose it is. */
export function eachOwner<File extends Owned>(files: readonly File[]): File[] {
  return files.flatMap((file) => file.members?.map((student) => ({ ...file, student })) ?? [file]);
}

/**
 * A result in which what a group handed in stands once for each of its members, so that each has a
 * line, a page, manual points and a place in the gradebook.
 */
export function eachMember(
  result: GradingResult,
  files: readonly Pick<SubmissionFile, "path" | "members">[],
): GradingResult {
  const members = new Map(files.map(({ path, members = [] }) => [path, members]));
  const submissions = result.submissions.flatMap((submission) => {
    const own = members.get(submission.file) ?? [];
    return own.length === 0 ? [submission] : own.map((student) => ({ ...submission, student }));
  });
  return { ...result, submissions };
}
