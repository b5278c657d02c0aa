import { createHash } from "node:crypto";

const maxLength = 48;

/**
 * The name of each student's page, by student. A plain name stands for itself; any other, whatever is
 * in it, becomes letters, digits and dashes with a hash of the whole. The name depends on nobody else,
 * so that a link stays right, and no two are equal, also where capitals do not count.
 */
export function studentFiles(students: readonly string[]): Map<string, string> {
  return new Map(students.map((student) => [student, `${fileNameOf(student)}.html`]));
}

function fileNameOf(student: string): string {
  if (isPlain(student)) return student;
  const slug = student
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, maxLength)
    .replace(/-+$/, "");
  const hash = createHash("sha256").update(student, "utf16le").digest("hex").slice(0, 16);
  return slug === "" ? hash : `${slug}-${hash}`;
}

/** Not a name that Windows keeps for itself, nor one that is made like those with a hash. */
function isPlain(name: string): boolean {
  if (name.length > maxLength || !/^[a-z0-9]+(?:[._-][a-z0-9]+)*$/.test(name)) return false;
  return !/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)|(?:^|-)[0-9a-f]{16}$/.test(name);
}
