import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { filesInZip } from "./expand-zips";
import { type Contents, headerAt, patchEntry, zipOf } from "./fixtures/zip-file";

const root = mkdtempSync(join(tmpdir(), "attending-zip-"));
afterAll(() => rmSync(root, { recursive: true }));

/** What comes of each file in a zip: its text, or why there is none. */
async function unpack(zip: Buffer | Contents): Promise<Record<string, string>> {
  const path = join(root, "a.zip");
  writeFileSync(path, Buffer.isBuffer(zip) ? zip : await zipOf(zip as Contents));
  return outcomesAt(path);
}

async function outcomesAt(path: string): Promise<Record<string, string>> {
  const files = await filesInZip({ path }, "a.zip/");
  const outcomes = files.map(async ({ name, read }) => {
    const said = await read();
    return [name, said.kind === "bytes" ? Buffer.from(said.bytes).toString() : said.message];
  });
  return Object.fromEntries(await Promise.all(outcomes));
}

const cannot = "The file in the zip cannot be read. ";
const two = () => zipOf({ "ann.ipynb": "a".repeat(97), "bob.ipynb": "b" });

describe("filesInZip", () => {
  it("gives notebooks, of zips in it too, and passes over what is none", async () => {
    const inner = await zipOf({ "02.ipynb": "inner", "x/03.ipynb": "deep" });
    const outcomes = await unpack({
      "ann/01.ipynb": "outer",
      "ann/.ipynb_checkpoints/01-checkpoint.ipynb": "old",
      "__MACOSX/ann/._01.ipynb": "mac",
      "readme.txt": "text",
      "bob.zip": inner,
    });
    expect(outcomes).toEqual({
      "a.zip/ann/01.ipynb": "outer",
      "a.zip/bob.zip/02.ipynb": "inner",
      "a.zip/bob.zip/x/03.ipynb": "deep",
    });
  });

  it("tells two files of one name apart", async () => {
    const zip = await two();
    const same = Buffer.from(zip.toString("latin1").replaceAll("bob.ipynb", "ann.ipynb"), "latin1");
    expect(await unpack(same)).toEqual({
      "a.zip/ann.ipynb": "a".repeat(97),
      "a.zip/ann (2).ipynb": "b",
    });
  });

  it.each<[string, (header: Buffer) => void, string]>([
    ["is encrypted", (header) => header.writeUInt16LE(1, headerAt.flags), "It is encrypted."],
    ["is packed strangely", (header) => header.writeUInt16LE(99, headerAt.method), "not read. Use"],
    ["is a link", (header) => header.writeUInt32LE(0xa1ff0000, headerAt.kind), "It is a link or"],
    ["is a device", (header) => header.writeUInt32LE(0x21ff0000, headerAt.kind), "It is a link or"],
    ["has another checksum", (header) => header.writeUInt32LE(7, headerAt.crc), "It is damaged"],
    ["says it is smaller", (header) => header.writeUInt32LE(5, headerAt.size), "It is damaged"],
    ["says it is huge", (header) => header.writeUInt32LE(2 ** 31, headerAt.size), "larger than 15"],
    [
      "says it is a bomb",
      (header) => header.writeUInt32LE(14 * 1024 ** 2, headerAt.size),
      "zip bomb",
    ],
  ])("refuses an entry that %s, and reads the other", async (_, patch, says) => {
    const outcomes = await unpack(patchEntry(await two(), 0, patch));
    expect(outcomes["a.zip/ann.ipynb"]).toContain(says);
    expect(outcomes["a.zip/bob.ipynb"]).toBe("b");
  });

  it("refuses what really unpacks to too much", async () => {
    const outcomes = await unpack({ "zeros.ipynb": 2 * 1024 ** 2 });
    expect(outcomes["a.zip/zeros.ipynb"]).toContain(`${cannot}It unpacks to far more`);
  });

  it.each(["../../out.ipynb", "/etc/out.ipynb", "C:/out.ipynb", "a\\..\\out.ipynb"])(
    "reads no entry called %j, and the others",
    async (name) => {
      const placeholder = "x".repeat(name.length - 6).concat(".ipynb");
      const zip = await zipOf({ [placeholder]: "evil", "bob.ipynb": "b" });
      const renamed = zip.toString("latin1").replaceAll(placeholder, name);
      const outcomes = await unpack(Buffer.from(renamed, "latin1"));
      expect(Object.values(outcomes)).not.toContain("evil");
      expect(Object.values(outcomes).join()).toContain("Its name leads out of the zip.");
      expect(outcomes["a.zip/bob.ipynb"]).toBe("b");
    },
  );

  it("leaves nothing in a name that moves a cursor", async () => {
    const names = Object.keys(await unpack({ "a\u001b[2J\u202e.ipynb": "x" }));
    expect(names).toEqual(["a.zip/a\uFFFD[2J\uFFFD.ipynb"]);
  });

  it.each<[string, () => Promise<Buffer>, string]>([
    ["no zip", async () => Buffer.from("{}"), "It is damaged, or no zip."],
    ["empty", async () => Buffer.alloc(0), "It is damaged, or no zip."],
    ["half a zip", async () => (await two()).subarray(30), "It is damaged, or no zip."],
    ["a zip without notebooks", () => zipOf({ "a.txt": "x" }), "holds no notebook"],
    [
      "a zip whose entries overlap",
      async () => {
        const overlap = (header: Buffer) => header.writeUInt32LE(5000, headerAt.packed);
        return patchEntry(await two(), 1, overlap);
      },
      "Its entries overlap",
    ],
    [
      "a zip of too many files",
      async () => {
        const zip = await two();
        // The number of entries, in the record at the end (APPNOTE.TXT, 4.3.16).
        zip.writeUInt16LE(20_001, zip.lastIndexOf("PK\u0005\u0006", undefined, "latin1") + 10);
        return zip;
      },
      "It holds 20001 files, at most 20000 are read.",
    ],
  ])("says of %s what is wrong with it", async (_, make, says) => {
    const outcomes = await unpack(await make());
    expect(Object.keys(outcomes)).toEqual(["a.zip"]);
    expect(outcomes["a.zip"]).toContain(says);
  });

  it("unpacks zips in zips once, not without end", async () => {
    const third = await zipOf({ "c.zip": await zipOf({ "x.ipynb": "x" }) });
    const outcomes = await unpack({ "b.zip": third });
    expect(outcomes).toEqual({
      "a.zip/b.zip/c.zip": "A zip in a zip in a zip is not read. Unpack it once.",
    });
  });

  it("follows no link to a zip, and waits for no pipe", async () => {
    writeFileSync(join(root, "real.zip"), await two());
    const link = join(root, "link.zip");
    symlinkSync(join(root, "real.zip"), link);
    const pipe = join(root, "pipe.zip");
    execFileSync("mkfifo", [pipe]);
    expect((await outcomesAt(link))["a.zip"]).toContain("The zip cannot be read.");
    expect((await outcomesAt(pipe))["a.zip"]).toContain("It is a link or a device");
  });
});
