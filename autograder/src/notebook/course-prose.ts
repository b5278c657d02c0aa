import type { Notebook } from "./notebook";

/** A thought question of the course, and the cells that are about it. */
export interface ThoughtQuestion {
  /** `02-q1` */
  readonly id: string;
  /** Ids of the cells that ask it and that make room for an answer. */
  readonly cells: readonly string[];
}

/** What the course wrote into a notebook beside code, to tell a learner's words from it. */
export interface CourseProse {
  /** `02-self-attention` */
  readonly notebook: string;
  readonly questions: readonly ThoughtQuestion[];
  /** Lines of the course's Markdown that nobody writes by chance. */
  readonly lines: readonly string[];
}

/** Shorter lines may be a learner's own: "$$", "* no", the beginning of a list. */
const fewestCharacters = 20;

/** The prose of a notebook as it is handed out. */
export function courseProse(name: string, { cells }: Pick<Notebook, "cells">): CourseProse {
  const questions = new Map<string, string[]>();
  const lines = new Set<string>();
  for (const { kind, source, id } of cells) {
    if (kind !== "markdown") continue;
    for (const line of source.split("\n").map((each) => each.trim())) {
      const asked = questionOf(line) ?? roomFor(line)?.id;
      if (asked !== undefined) {
        questions.set(asked, [...(questions.get(asked) ?? []), ...(id === undefined ? [] : [id])]);
      } else if (line.length >= fewestCharacters || isHeading(line)) lines.add(line);
    }
  }
  return {
    notebook: name,
    questions: [...questions].map(([id, own]) => ({ id, cells: own })),
    lines: [...lines],
  };
}

/** The question that a heading asks: `### To think about: 02-q1`. */
export function questionOf(line: string): string | undefined {
  return /^#{1,6}\s+To think about:\s*([\w-]{1,40})\s*$/i.exec(line)?.[1];
}

const room =
  /^\s*\*{0,2}(?:Your|An) answer to ([\w-]{1,40})\.?\*{0,2}\s*(?:\*?\(double-click[^)]{0,80}\)\*?)?\s*:?/i;

/** The question for which a line makes room, and what stands behind that on the line. */
export function roomFor(line: string): { readonly id: string; readonly rest: string } | undefined {
  const found = room.exec(line);
  const id = found?.[1];
  return id === undefined ? undefined : { id, rest: line.slice(found?.[0].length).trim() };
}

export function isHeading(line: string): boolean {
  return /^#{1,6}\s/.test(line);
}
