import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findSubmissions } from "./find-submissions";
import { writeFiles, zipOf } from "./fixtures/zip-file";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "attending-find-"));
});
afterEach(() => rmSync(root, { recursive: true }));

/** One line for each submission, in their order. */
async function found(...paths: readonly string[]): Promise<string[]> {
  const files = await findSubmissions(paths.map((path) => join(root, path)));
  return files.map(({ path, student, studentFrom, submittedAt, fileName }) =>
    [
      ...[path.slice(root.length + 1), student, studentFrom],
      ...[submittedAt ?? "", fileName ?? ""].filter((text) => text !== ""),
    ].join(" | "),
  );
}

const write = (...names: readonly string[]) =>
  writeFiles(root, Object.fromEntries(names.map((name) => [name, "{}"])));

describe("plain folders", () => {
  it("finds notebooks, and zips that nobody unpacked, to any depth and says whose they are", async () => {
    write(
      ...["ann/02-self-attention.ipynb", "bob/late/03.ipynb", "ann.zip", "ann/submission.zip"],
      ...["ann/.ipynb_checkpoints/02-self-attention-checkpoint.ipynb", "cat.zip", "flat.ipynb"],
      "readme.txt",
    );
    expect(await found("")).toEqual([
      "ann/02-self-attention.ipynb | ann | folder",
      "bob/late/03.ipynb | bob | folder",
      "cat.zip | cat | file name",
      "flat.ipynb | flat | file name",
    ]);
  });

  it("takes a file that is named as it is, whatever its ending, and each file once", async () => {
    write("readme.txt", "a/x.ipynb");
    expect(await found("readme.txt", "a/x.ipynb", "a")).toEqual([
      "readme.txt | readme | file name",
      "a/x.ipynb | x | file name",
    ]);
  });

  it("tells two notebooks of one name apart", async () => {
    write("ann/02.ipynb", "bob/02.ipynb");
    expect(await found("ann/02.ipynb", "bob/02.ipynb")).toEqual([
      "ann/02.ipynb | ann/02 | folder and file name",
      "bob/02.ipynb | bob/02 | folder and file name",
    ]);
  });

  it("names a path that does not exist", async () => {
    await expect(found("none")).rejects.toThrow("found nothing there");
  });
});

describe("zips", () => {
  const packed = () => zipOf({ "01-note-generator.ipynb": "1", "02-self-attention.ipynb": "2" });

  it("reads what `npm run submit` made, in a folder a student or under the student's name", async () => {
    writeFiles(root, { "ann/submission.zip": await packed(), "bob.zip": await packed() });
    expect(await found("")).toEqual([
      "ann/submission.zip/01-note-generator.ipynb | ann | folder",
      "ann/submission.zip/02-self-attention.ipynb | ann | folder",
      "bob.zip/01-note-generator.ipynb | bob | zip's name",
      "bob.zip/02-self-attention.ipynb | bob | zip's name",
    ]);
    expect((await found("bob.zip"))[0]).toBe("bob.zip/01-note-generator.ipynb | bob | zip's name");
  });

  it("reads a class in a zip, with or without a folder around it", async () => {
    const names = { "ann/02.ipynb": "a", "bob/02.ipynb": "b" };
    const wrapped = Object.fromEntries(Object.entries(names).map(([n, t]) => [`class/${n}`, t]));
    writeFiles(root, { "a.zip": await zipOf(names), "b.zip": await zipOf(wrapped) });
    for (const zip of ["a.zip", "b.zip"]) {
      expect(await found(zip)).toEqual([
        `${zip}/ann/02.ipynb | ann | folder`,
        `${zip}/bob/02.ipynb | bob | folder`,
      ]);
    }
  });

  it("keeps a zip that cannot be read, and reads the others", async () => {
    writeFileSync(join(root, "ann.zip"), "no zip");
    writeFileSync(join(root, "bob.zip"), await packed());
    expect((await found("ann.zip", "bob.zip"))[0]).toBe("ann.zip | ann | file name");
    const [broken, whole] = await findSubmissions([root]);
    expect(await broken?.read?.()).toMatchObject({ kind: "problem", reason: "unreadable" });
    expect(await whole?.read?.()).toEqual({ kind: "bytes", bytes: Buffer.from("1") });
  });
});

describe("exports of other systems", () => {
  it("reads Canvas' download: late marks, resubmissions, anonymous names, zips of learners", async () => {
    const own = await zipOf({ "02-self-attention.ipynb": "2" });
    const download = await zipOf({
      "doejane_123_4567_02-self-attention.ipynb": "a",
      "doejane_124_4568_02-self-attention-1.ipynb": "b",
      "o_neil_smith_LATE_99_7654321_02-self-attention-12.ipynb": "c",
      "anon_x1Y2z_55_02.ipynb": "d",
      "müllerjörg_7_8_submission.zip": own,
    });
    writeFiles(root, { "submissions.zip": download });
    expect(await found("submissions.zip")).toEqual(
      [
        "doejane_123_4567_02-self-attention.ipynb | doejane_123 | Canvas download | 02-self-attention.ipynb",
        "doejane_124_4568_02-self-attention-1.ipynb | doejane_124 | Canvas download | 02-self-attention.ipynb",
        "o_neil_smith_LATE_99_7654321_02-self-attention-12.ipynb | o_neil_smith_99 | Canvas download, marked late | 02-self-attention.ipynb",
        "anon_x1Y2z_55_02.ipynb | anon_x1Y2z | Canvas download | 02.ipynb",
        "müllerjörg_7_8_submission.zip/02-self-attention.ipynb | müllerjörg_7 | Canvas download | 02-self-attention.ipynb",
      ].map((line) => `submissions.zip/${line}`),
    );
  });

  it("does not take a name for Canvas' where others in the folder are none", async () => {
    write("lab_2026_10_02.ipynb", "lab.ipynb");
    expect((await found("")).map((line) => line.split(" | ")[2])).toEqual([
      "file name",
      "file name",
    ]);
  });

  it("reads Gradescope's export: numbers, groups, times; and a folder of which nothing is said", async () => {
    const card = [
      "---",
      "submission_71:",
      "  :submitters:",
      "  - :name: Ann Doe",
      "    :sid: '0042'",
      "    :email: ann@example.org",
      "  :created_at: 2026-09-21 10:11:12.131415000 -07:00",
      "  :score: 3.0",
      "submission_72:",
      "  :submitters:",
      "  - :name: Bob",
      "    :email: bob@example.org",
      "  - :name: Cat",
      "    :sid:",
      "  :created_at: 2026-09-21 10:11:12 Z",
      "submission_73: &x",
      "  :submitters: *x",
    ].join("\n");
    const folder = "assignment_9_export";
    const notebooks = ["71/a.ipynb", "71/b.ipynb", "72/a.ipynb", "73/a.ipynb"];
    const files = Object.fromEntries(notebooks.map((n) => [`${folder}/submission_${n}`, "{}"]));
    const contents = { ...files, [`${folder}/submission_metadata.yml`]: card };
    writeFiles(root, { "export.zip": await zipOf(contents) });
    writeFiles(join(root, "unpacked"), contents);
    const lines = [
      "submission_71/a.ipynb | 0042 | Gradescope export | 2026-09-21T17:11:12.000Z",
      "submission_71/b.ipynb | 0042 | Gradescope export | 2026-09-21T17:11:12.000Z",
      "submission_72/a.ipynb | bob@example.org+Cat | Gradescope export, a group of 2 | 2026-09-21T10:11:12.000Z",
      "submission_73/a.ipynb | submission_73 | Gradescope export, folder",
    ].map((line) => `${folder}/${line}`);
    expect(await found("unpacked")).toEqual(lines.map((line) => `unpacked/${line}`));
    expect(await found("export.zip")).toEqual(lines.map((line) => `export.zip/${line}`));
    const inGroups = (await findSubmissions([join(root, "unpacked")])).flatMap(
      ({ members }) => members ?? [],
    );
    expect(inGroups).toEqual(["bob@example.org", "Cat"]);
  });

  it("reads nbgrader's course folder and its submitted/, with times", async () => {
    write("course/source/ps1/02.ipynb");
    writeFiles(root, {
      "course/submitted/ann/ps1/02.ipynb": "{}",
      "course/submitted/ann/ps1/timestamp.txt": "2026-02-02 14:58:23.948203 UTC\n",
      "course/submitted/bob/ps1/02.ipynb": "{}",
      "course/submitted/bob/ps1/timestamp.txt": "2026-02-02 14:58:23 PST",
    });
    expect(await found("course/submitted")).toEqual([
      "course/submitted/ann/ps1/02.ipynb | ann | nbgrader, submitted/ann/ps1 | 2026-02-02T14:58:23.000Z",
      "course/submitted/bob/ps1/02.ipynb | bob | nbgrader, submitted/bob/ps1",
    ]);
    // What nbgrader keeps beside it was not handed in.
    for (const folder of ["course", ""])
      expect(await found(folder)).toEqual(await found("course/submitted"));
  });

  it("reads checkouts of a repository each, and leaves out what their names begin with", async () => {
    write("lab-2-ann/.git/config", "lab-2-ann/02.ipynb", "lab-2-bob-x/.git/config");
    write("lab-2-bob-x/week/02.ipynb");
    expect(await found("")).toEqual([
      "lab-2-ann/02.ipynb | ann | git repository",
      "lab-2-bob-x/week/02.ipynb | bob-x | git repository",
    ]);
    expect(await found("lab-2-ann")).toEqual(["lab-2-ann/02.ipynb | lab-2-ann | git repository"]);
    expect(basename(root)).not.toBe("");
  });

  it("does not read what only calls itself a card, nor one without an end", async () => {
    const endless = `a: [${"[],".repeat(3_000_000)}]`;
    write("ann/02.ipynb", "submission_7/02.ipynb");
    writeFiles(root, { "eve/submission_metadata.yml": endless, "eve/submission_1/02.ipynb": "{}" });
    expect((await found("")).map((line) => line.split(" | ")[1])).toEqual([
      ...["ann", "eve", "submission_7"],
    ]);
    // Alone it is an export, whose card is too large to be one.
    expect((await found("eve"))[0]).toContain("| submission_1 | Gradescope export, folder");
  });

  it("lets nobody speak for others from their own folder or zip", async () => {
    const card = (name: string) =>
      `submission_1:\n  :submitters:\n  - :sid: ${name}\n  :created_at: 2026-01-01 00:00:00 Z\n`;
    const forged = {
      "submission_metadata.yml": card("bob"),
      "submission_1/02.ipynb": "{}",
      "submitted/bob/ps1/02.ipynb": "{}",
      "submitted/bob/ps1/timestamp.txt": "2026-01-01 00:00:00 UTC",
      "canvas/bobsmith_12_34_02.ipynb": "{}",
      "lab-bob/.git/config": "",
      "lab-bob/02.ipynb": "{}",
    };
    write("ann/02.ipynb", "bob/02.ipynb");
    const mine = Object.entries(forged).map(([name, text]) => [`eve/${name}`, text]);
    writeFiles(root, { ...Object.fromEntries(mine), "mallory.zip": await zipOf(forged) });
    const owners = (await findSubmissions([root])).map(({ path, student, submittedAt }) => [
      ...[path.slice(root.length + 1).split(/[/.]/)[0], student, submittedAt],
    ]);
    expect(owners).toHaveLength(10);
    for (const [place, student, time] of owners)
      expect([place, time]).toEqual([student, undefined]);
  });
});
