/** A student as a roster has them; what it does not say is empty. */
export interface RosterRow {
  /** As in Canvas: mostly "Last, First". */
  readonly name: string;
  /** Canvas's own number. */
  readonly id: string;
  readonly sisUserId: string;
  readonly loginId: string;
  readonly section: string;
}

/** Whose a submission is, in the words of a roster. */
export interface Roster {
  readonly rows: readonly RosterRow[];
  /** The row of a student as submissions name them; undefined where none or several fit. */
  rowOf(student: string): RosterRow | undefined;
}

export const emptyRoster: Roster = { rows: [], rowOf: () => undefined };

/**
 * Finds students by login, SIS number, Canvas's number (also as Canvas's download has it: `doejane_17`),
 * else by name in either order. Large letters are as small ones; a word that fits two rows fits none.
 */
export function rosterOf(rows: readonly RosterRow[]): Roster {
  const byWord = new Map<string, Set<RosterRow>>();
  for (const row of rows) {
    for (const word of wordsFor(row)) {
      byWord.set(word, (byWord.get(word) ?? new Set()).add(row));
    }
  }
  const only = (word: string): RosterRow | undefined => {
    const found = byWord.get(plain(word)) ?? new Set();
    const [row] = found;
    return found.size === 1 ? row : undefined;
  };
  const rowOf = (student: string): RosterRow | undefined => {
    const [, canvasId = ""] = /^\p{L}[\p{L}\p{M}\p{N}_]*_(\d+)$/u.exec(student) ?? [];
    return only(student) ?? (canvasId === "" ? undefined : only(canvasId));
  };
  return { rows, rowOf };
}

function wordsFor({ name, id, sisUserId, loginId }: RosterRow): Set<string> {
  const words = [loginId, sisUserId, id, name, namesOf(name).join(" ")];
  return new Set(words.map(plain).filter((word) => word !== ""));
}

/** First name and last name, where a comma tells which is which. */
export function namesOf(name: string): [first: string, last: string] {
  const [last = "", first = ""] = name.split(",").map((part) => part.trim());
  return name.split(",").length === 2 ? [first, last] : ["", ""];
}

const plain = (word: string): string =>
  word.normalize("NFC").trim().replace(/\s+/gu, " ").toLowerCase();

/** Students of a batch and a roster that do not find each other, each in words. */
export function rosterRemarks(roster: Roster, students: readonly string[]): string[] {
  if (roster === emptyRoster) return [];
  const found = new Set(students.map(roster.rowOf));
  const strangers = students.filter((student) => roster.rowOf(student) === undefined);
  const missing = roster.rows.filter((row) => !found.has(row)).map(({ name }) => name);
  return [
    ...(strangers.length === 0
      ? []
      : [`not in the roster, or there more than once: ${listed(strangers)}`]),
    ...(missing.length === 0 ? [] : [`in the roster, and handed in nothing: ${listed(missing)}`]),
  ];
}

const mostListed = 20;

function listed(names: readonly string[]): string {
  const more = names.length - mostListed;
  const few = names.slice(0, mostListed).map((name) => JSON.stringify(name));
  return `${few.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
