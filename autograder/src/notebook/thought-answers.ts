import { type CourseProse, isHeading, questionOf, roomFor } from "./course-prose";
import type { NotebookCell } from "./notebook";

/** What a learner wrote under a thought question. */
export interface FoundThought {
  readonly id: string;
  readonly answer: string;
}

/** More than a page. What goes beyond is left out, with a line that says so. */
const mostCharacters = 4000;

/**
 * A learner's answers to the thought questions of a notebook, in the course's order; questions without
 * a word of theirs are left out.
 *
 * An answer is what stands under a question's heading, or in the cell that makes room for it, wherever
 * that cell was moved to, up to code or a heading of the course, less the course's own lines. So it may
 * be written over the placeholder, below it, beside the question, or in several cells.
 */
export function thoughtAnswers(
  cells: readonly NotebookCell[],
  prose: CourseProse,
): readonly FoundThought[] {
  const reader = new ThoughtReader(prose);
  for (const cell of cells) reader.read(cell);
  return prose.questions.flatMap(({ id }) => {
    const answer = tidied(reader.linesOf(id));
    return answer === "" ? [] : [{ id, answer }];
  });
}

class ThoughtReader {
  private readonly found = new Map<string, string[]>();
  private readonly courseLines: ReadonlySet<string>;
  private readonly questionOfCell: ReadonlyMap<string, string>;
  /** The question whose answer is being read. */
  private open: string | undefined;

  constructor({ questions, lines }: CourseProse) {
    for (const { id } of questions) this.found.set(id, []);
    this.courseLines = new Set(lines);
    this.questionOfCell = new Map(
      questions.flatMap(({ id, cells }) => cells.map((cell): [string, string] => [cell, id])),
    );
  }

  linesOf(question: string): readonly string[] {
    return this.found.get(question) ?? [];
  }

  read({ kind, source, id = "" }: NotebookCell): void {
    const lines = source.split("\n");
    const known = this.questionOfCell.get(id);
    // An answer's cell may have been made a code cell by a slip of a key.
    const isCode =
      kind === "code" && known === undefined && !lines.some((line) => this.isRoom(line));
    if (isCode) this.open = undefined;
    if (isCode) return;
    this.open = known ?? this.open;
    this.keep("");
    for (const line of lines) this.readLine(line);
  }

  private readLine(line: string): void {
    const asked = questionOf(line.trim());
    const answered = roomFor(line);
    if (asked !== undefined && this.found.has(asked)) this.open = asked;
    else if (answered !== undefined && this.found.has(answered.id)) {
      this.open = answered.id;
      this.keep(answered.rest);
    } else if (!this.courseLines.has(line.trim())) this.keep(line);
    else if (isHeading(line.trim())) this.open = undefined;
  }

  private keep(line: string): void {
    if (this.open !== undefined) this.found.get(this.open)?.push(line);
  }

  private isRoom(line: string): boolean {
    return this.found.has(roomFor(line)?.id ?? "");
  }
}

function tidied(lines: readonly string[]): string {
  const text = lines
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  if (text.length <= mostCharacters) return text;
  const kept = text.slice(0, mostCharacters).replace(/[\uD800-\uDBFF]$/, "");
  return `${kept}\n[cut here: ${text.length - kept.length} characters more]`;
}
