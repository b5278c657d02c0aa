import type { Audience, Block, CodeBlock, ExerciseBlock } from "./block";
import { CourseSourceError } from "./course-source-error";
import { type InfoString, parseInfoString } from "./info-string";

const fence = /^(`{3,})(.*)$/;
const heading = /^#{1,3} /;
const card = /^<!-- card [\d.]+ -->$/;
const cellMark = /^<!-- cell( [\w-]+)? -->$/;

const flagOfAudience: ReadonlyMap<string, Audience> = new Map([
  ["solution-only", "solution"],
  ["student-only", "student"],
]);

/**
 * The blocks of a course file, in order.
 *
 * A fenced `typescript` block is code, all else is prose. A new prose block begins after code, at a
 * heading of level 1 to 3, at a card, and at `<!-- cell -->`; `<!-- cell student-only -->` and
 * `<!-- cell solution-only -->` begin one that only goes into that version.
 *
 * @param file name for error messages
 * @throws CourseSourceError on an unclosed fence or an attribute that is not known
 */
export function readCourse(text: string, file: string): Block[] {
  return new CourseReader(text, file).read();
}

class CourseReader {
  private readonly lines: readonly string[];
  private readonly blocks: Block[] = [];
  private prose: string[] = [];
  private proseLine = 1;
  private audience: Audience = "everyone";
  private next = 0;

  constructor(
    text: string,
    private readonly file: string,
  ) {
    this.lines = text.split(/\r?\n/);
  }

  read(): Block[] {
    while (this.next < this.lines.length) this.readLine(this.lines[this.next] ?? "");
    this.endProse("everyone");
    return this.blocks;
  }

  private readLine(line: string): void {
    const info = fence.exec(line);
    if (info !== null) {
      this.readFence(info[1] ?? "", info[2] ?? "");
      return;
    }
    const mark = cellMark.exec(line);
    if (mark !== null) this.endProse(this.audienceNamed(mark[1]?.trim(), this.next));
    else {
      if (heading.test(line) || card.test(line)) this.endProse("everyone");
      this.prose.push(line);
    }
    this.next += 1;
  }

  private readFence(ticks: string, infoText: string): void {
    const start = this.next;
    const end = this.lines.findIndex((line, i) => i > start && line.trimEnd() === ticks);
    if (end < 0) this.fail(start, "a fenced block is never closed.");
    const body = this.lines.slice(start + 1, end);
    const info = parseInfoString(infoText);
    this.next = end + 1;
    if (info?.language === "typescript") {
      this.endProse("everyone");
      this.blocks.push(this.codeBlock(info, body.join("\n"), start));
      this.proseLine = this.next + 1;
    } else if (/^\s*typescript\b/.test(infoText)) {
      this.fail(start, `cannot read the info string "${infoText.trim()}".`);
    } else this.prose.push(...this.lines.slice(start, end + 1));
  }

  private codeBlock(info: InfoString, text: string, start: number): CodeBlock | ExerciseBlock {
    for (const name of [...info.values.keys()]) {
      if (!["exercise", "from"].includes(name)) {
        this.fail(start, `expected exercise= or from=, got ${name}=.`);
      }
    }
    const [flag, ...others] = info.flags;
    if (others.length > 0) this.fail(start, "a block goes into one version or into both.");
    const placed = { audience: this.audienceNamed(flag, start), line: start + 1 };
    const exercise = info.values.get("exercise");
    if (exercise === undefined) {
      if (info.values.size > 0) this.fail(start, 'from= needs exercise="…".');
      return { ...placed, kind: "code", text };
    }
    const [sourceFile, symbol] = (info.values.get("from") ?? "").split("#");
    if (!sourceFile || !symbol) this.fail(start, 'an exercise needs from="path#symbol".');
    if (text.trim() !== "") {
      this.fail(start, `exercise ${exercise} is lifted: its block must be empty.`);
    }
    return { ...placed, kind: "exercise", exercise, sourceFile, symbol };
  }

  private audienceNamed(flag: string | undefined, lineIndex: number): Audience {
    if (flag === undefined) return "everyone";
    const audience = flagOfAudience.get(flag);
    if (audience === undefined) {
      this.fail(lineIndex, `expected solution-only or student-only, got ${flag}.`);
    }
    return audience;
  }

  /** Closes the prose so far; what follows goes to `audience`. */
  private endProse(audience: Audience): void {
    const text = this.prose.join("\n").trim();
    if (text !== "") {
      this.blocks.push({ kind: "prose", audience: this.audience, line: this.proseLine, text });
    }
    this.prose = [];
    this.proseLine = this.next + 1;
    this.audience = audience;
  }

  private fail(lineIndex: number, message: string): never {
    throw new CourseSourceError(this.file, lineIndex + 1, message);
  }
}
