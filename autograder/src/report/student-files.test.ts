import { expect, it } from "vitest";
import { studentFiles } from "./student-files";

const fileOf = (student: string) => studentFiles([student]).get(student) ?? "";

it.each(["anna", "anna.lindqvist", "b-17_x"])("names the page of %s after them", (student) => {
  expect(fileOf(student)).toBe(`${student}.html`);
});

const hostile = [
  ...["", ".", "..", "../../etc/passwd", "/etc/passwd", "a/b", "a\\b", "C:\\x", "a\u0000b"],
  ...[
    "con",
    "nul.x",
    "COM1",
    "x".repeat(300),
    "index.html\n",
    "<script>",
    "%2e%2e",
    "Anna",
    "ANNA",
  ],
  ...["anna ", "anna.", "änna", "注意", "\u202eanna", "-rf", "__proto__", "a\ud800", "a\udfff"],
];

it.each(hostile)("gives %j a name that is safe in every file system", (student) => {
  const name = fileOf(student);
  expect(name).toMatch(/^(?:[a-z0-9][a-z0-9-]*-)?[0-9a-f]{16}\.html$/);
  expect(name.length).toBeLessThan(80);
});

it("gives no two students one page, also where somebody took the other's name", () => {
  const taken = hostile.map((student) => fileOf(student).replace(/\.html$/, ""));
  const names = [...hostile, "anna", ...taken].map(fileOf);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
});
