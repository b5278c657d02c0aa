import { renderCard } from "../check/card";
import { renderTerminalReport } from "../report/terminal";
import type { GradingReport } from "./grader-command";

/** Notebooks of learners who do no harm: full marks, whoever is graded beside them. */
const bystanderScore = 25;

/** What is wrong with a report as a whole, each a sentence. */
export function reportFaults(
  { result, text, exitCode }: GradingReport,
  options: { readonly bystanders: readonly string[]; readonly refusals: boolean },
): string[] {
  const faults: string[] = [];
  for (const file of options.bystanders) {
    const { score } = result.submissions.find((submission) => submission.file === file) ?? {};
    if (score !== bystanderScore) faults.push(`a bystander has ${score} points`);
  }
  const due = options.refusals ? 1 : 0;
  if (exitCode !== due) faults.push(`the grader ended with ${exitCode}, not ${due}`);
  if (/[^\P{C}\n]/u.test(text)) faults.push("the JSON moves the cursor");
  if (/[^\P{C}\n\ufffd]/u.test(renderTerminalReport(result, false))) {
    faults.push("the terminal's report moves the cursor");
  }
  const cards = result.submissions.flatMap(({ exercises }) => exercises.map(renderCard));
  if (/<(?!\/?(?:div|span|strong|code)\b)/.test(cards.join("\n"))) {
    faults.push("a card holds an element of the learner's");
  }
  return faults;
}
