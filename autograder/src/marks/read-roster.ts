import { type Roster, type RosterRow, rosterOf } from "../report/csv/roster";
import { printable } from "../report/printable";
import { MarksError } from "./marks-error";
import { readSheet } from "./read-sheet";

/** Lines of Canvas's export that are no students: points, and what it says below the heading. */
const noStudent = /^(points\s+possible|student, test|manual posting|)$/i;

/**
 * A roster: Canvas's gradebook export, or any CSV file with its columns `Student`, `ID`,
 * `SIS User ID`, `SIS Login ID` and `Section`, of which the first is needed and one of the others.
 *
 * @param where the file's name, for messages
 * @throws MarksError when it is no such file
 */
export function readRoster(text: string, where: string): Roster {
  const others = ["id", "sis user id", "sis login id"];
  const sheet = readSheet(text, where, { columns: ["student"], optional: [...others, "section"] });
  const rows = sheet.flatMap(({ cells }): RosterRow[] => {
    const cell = (name: string) => cells[name] ?? "";
    if (noStudent.test(cell("student"))) return [];
    return [
      {
        name: cell("student"),
        id: cell("id"),
        sisUserId: cell("sis user id"),
        loginId: cell("sis login id"),
        section: cell("section"),
      },
    ];
  });
  const says = rows.some(({ id, sisUserId, loginId }) => `${id}${sisUserId}${loginId}` !== "");
  if (says) return rosterOf(rows);
  throw new MarksError(printable(where), [
    `expected students with an ID, SIS User ID or SIS Login ID, got ${rows.length} students without any. Likely fix: Canvas, Grades, Export.`,
  ]);
}
