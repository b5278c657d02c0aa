import { createHash } from "node:crypto";
import { escapeHtml } from "@attending/lib/dist/display/escape-html";
import { formatPoints } from "../report/terminal";
import type { CourseQuestion } from "./course-questions";
import type { StudentAnswer } from "./question-answers";
import { style } from "./thought-style";

const policy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; base-uri 'none'; form-action 'none'`;

/**
 * A page with every student's answer to one question, and ours beside them, for the instructor.
 *
 * What students wrote is shown letter by letter, line by line: their Markdown is not rendered, since
 * pictures, links and HTML of strangers have no place here.
 */
export function renderThoughtPage(
  question: CourseQuestion,
  answers: readonly StudentAnswer[],
): string {
  const given = answers.filter(({ answer }) => answer !== "");
  const silent = answers.filter(({ answer }) => answer === "").map(({ student }) => student);
  const count = `${given.length} of ${answers.length} answered`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${words(question.id)}: ${count}</title>
<style>${style}</style>
</head>
<body>
<header><p class="quiet">${words(question.notebook)}</p><h1>To think about: ${words(question.id)}</h1>
<p class="quiet">${count}. Enter points and comments in <code>to-mark.csv</code>, and grade with <code>--manual</code>.</p></header>
<main>
<aside><h2>Question</h2><p class="text">${markdown(question.question)}</p>${ours(question)}</aside>
<section>${given.map(card).join("\n")}${silence(silent)}</section>
</main>
</body>
</html>
`;
}

function ours({ answer }: CourseQuestion): string {
  return answer === "" ? "" : `<h2>Our answer</h2><p class="text">${markdown(answer)}</p>`;
}

function card({ student, file, answer, mark, sameAs, isCourses }: StudentAnswer): string {
  const flags = [
    ...(isCourses ? ["our own answer, word for word"] : []),
    ...(sameAs.length > 0 ? [`the same words as ${sameAs.join(", ")}`] : []),
  ];
  const flag = flags.map((each) => `<p class="flag">${words(each)}</p>`).join("");
  return `<article><h2>${words(student)} <span class="quiet">${words(file)}</span></h2>
<p class="text">${words(answer)}</p>${flag}${marking(mark)}</article>`;
}

function marking(mark: StudentAnswer["mark"]): string {
  if (mark === null) return "";
  const of = mark.maxPoints === null ? "" : ` of ${formatPoints(mark.maxPoints)}`;
  const comment = mark.comment === "" ? "" : `: ${words(mark.comment)}`;
  return `<p class="mark"><strong>${formatPoints(mark.points)}${of}</strong>${comment}</p>`;
}

function silence(students: readonly string[]): string {
  return students.length === 0
    ? ""
    : `<p class="quiet">No answer: ${words(students.join(", "))}</p>`;
}

/** The course's own Markdown, of which only code is marked. */
function markdown(text: string): string {
  return words(text).replace(/`([^`\n]+)`/g, "<code>$1</code>");
}

/** Letter by letter, without what moves or turns the letters around it; line ends stay. */
function words(text: string): string {
  return escapeHtml(text.replace(/(?![\n\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, "\uFFFD"));
}
