const written = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.\d+)? ?(Z|UTC|GMT|[+-]\d\d:?\d\d)?$/;

/**
 * A time as Ruby and Python write it, in ISO 8601: `2026-09-21 10:11:12.131415 UTC`, or with `-07:00`.
 * Without a zone it is UTC, as nbgrader reads it. Null where it is none, or its zone goes by a name,
 * which may mean several: a wrong time could cost a learner points.
 */
export function readSubmissionTime(text: string): string | null {
  const [, day, time, zone = "Z"] = written.exec(text.trim()) ?? [];
  if (day === undefined || time === undefined) return null;
  const offset = /\d/.test(zone) ? zone.replace(/^(...)(\d\d)$/, "$1:$2") : "Z";
  const read = new Date(`${day}T${time}${offset}`);
  return Number.isNaN(read.getTime()) ? null : read.toISOString();
}
