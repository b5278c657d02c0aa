import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { copyNewNotebooks, resetNotebook } from "../../start/learner-copies.mjs";
import { makeProject } from "./project-folder";

const course = { "notebooks/02-b.ipynb": "course 2", "notebooks/01-a.ipynb": "course 1" };

describe("copyNewNotebooks", () => {
  it("copies what is new, in order, and never overwrites", () => {
    const paths = makeProject({ ...course, "notebooks/notes.md": "", "work/01-a.ipynb": "mine" });
    expect(copyNewNotebooks(paths)).toEqual(["02-b.ipynb"]);
    expect(copyNewNotebooks(paths)).toEqual([]);
    expect(readFileSync(join(paths.work, "01-a.ipynb"), "utf8")).toBe("mine");
    expect(readFileSync(join(paths.work, "02-b.ipynb"), "utf8")).toBe("course 2");
  });

  it("makes an empty work folder where the course has no notebooks yet", () => {
    expect(copyNewNotebooks(makeProject())).toEqual([]);
  });
});

describe("resetNotebook", () => {
  const now = new Date("2026-11-22T13:45:10.123Z");

  it("gives a fresh copy and keeps the learner's under a dated name", () => {
    const paths = makeProject({ ...course, "work/02-b.ipynb": "mine" });
    const { name, backup } = resetNotebook(paths, "02", now);
    expect(name).toBe("02-b.ipynb");
    expect(backup).toBe(join("backups", "02-b.2026-11-22T13-45-10-123.ipynb"));
    expect(readFileSync(join(paths.work, "02-b.ipynb"), "utf8")).toBe("course 2");
    expect(readFileSync(join(paths.work, String(backup)), "utf8")).toBe("mine");
  });

  it("keeps every backup of two resets", () => {
    const paths = makeProject(course);
    expect(resetNotebook(paths, "02", now).backup).toBeUndefined();
    writeFileSync(join(paths.work, "02-b.ipynb"), "mine");
    const first = resetNotebook(paths, "02", now).backup;
    const second = resetNotebook(paths, "02", new Date(now.getTime() + 1)).backup;
    expect(first).not.toBe(second);
    expect(readFileSync(join(paths.work, String(first)), "utf8")).toBe("mine");
  });

  it("names the notebooks there are", () => {
    expect(() => resetNotebook(makeProject(course), "07")).toThrow(
      "--reset: expected one of 01, 02, got 07.",
    );
  });
});
