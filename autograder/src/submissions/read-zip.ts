import { constants } from "node:fs";
import { open } from "node:fs/promises";
import type { Readable } from "node:stream";
import { crc32 } from "node:zlib";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { zipLimits } from "./zip-limits";

/*
 * Strangers' zips are read in this process, not in a sandbox: the reader is plain JavaScript (yauzl),
 * it allocates by the limits below and not by what headers promise, and inflating is Node's zlib,
 * bounded by what is read from it. Nothing is ever written to disk, so a name can lead nowhere; what
 * comes out is bytes, which go to the sandboxed compile worker as those of any file do.
 */

/** Nothing closes behind our back, and names stay bytes until they are looked at one by one. */
const options = { autoClose: false, lazyEntries: true, decodeStrings: false } as const;

/** An archive on the disk, or one that stood in another. */
export type ZipSource = { readonly path: string } | { readonly load: () => Promise<Buffer> };

/** What is wrong with a zip or with one of its entries, in words for the one who packed it. */
export class ZipProblem extends Error {
  override readonly name = "ZipProblem";
}

/** An entry with a name that is one, and what speaks against reading it. */
export interface ZipEntry {
  readonly name: string;
  readonly problem: string | null;
  readonly entry: Entry;
}

/**
 * The files in a zip, from its directory at the end; none is unpacked.
 *
 * @throws ZipProblem where it cannot be read as a whole
 */
export async function listZip(source: ZipSource): Promise<ZipEntry[]> {
  return withZip(source, async (zip, archiveBytes) => {
    if (zip.entryCount > zipLimits.entries) {
      throw new ZipProblem(
        `It holds ${zip.entryCount} files, at most ${zipLimits.entries} are read.`,
      );
    }
    const entries: ZipEntry[] = [];
    let packed = 0;
    for await (const entry of zip.eachEntry()) {
      packed += entry.compressedSize;
      // Two entries that share bytes: how a small file is made to hold an endless one.
      if (packed > archiveBytes)
        throw new ZipProblem("Its entries overlap: it was not made by a zip program.");
      const name = nameOf(entry);
      if (name?.endsWith("/")) continue;
      entries.push({
        name: name ?? `entry ${entries.length + 1}`,
        problem: problemOf(entry, name),
        entry,
      });
    }
    return entries;
  });
}

/** The bytes of one entry. @throws ZipProblem */
export async function readZipEntry(
  source: ZipSource,
  { entry, problem }: ZipEntry,
): Promise<Buffer> {
  if (problem !== null) throw new ZipProblem(problem);
  return withZip(source, async (zip) => {
    const bytes = await collect(await zip.openReadStreamPromise(entry));
    if (crc32(bytes) !== entry.crc32) throw new ZipProblem("It is damaged: its checksum differs.");
    return bytes;
  });
}

/** Reasons not to read an entry, by its header alone. */
function problemOf(entry: Entry, name: string | null): string | null {
  if (name === null || yauzl.validateFileName(name) !== null)
    return "Its name leads out of the zip.";
  const kind = (entry.externalFileAttributes >>> 16) & 0o170000;
  if (kind !== 0 && kind !== 0o100000) return "It is a link or a device, not a file.";
  if (entry.isEncrypted()) return "It is encrypted. Pack it without a password.";
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    return "It is packed in a way that is not read. Use a plain zip.";
  }
  const { uncompressedSize, compressedSize } = entry;
  if (uncompressedSize > zipLimits.entryBytes) {
    return `It is larger than ${zipLimits.entryBytes / 1024 ** 2} MB. Clear the notebook's outputs and pack it again.`;
  }
  if (uncompressedSize > 1024 ** 2 && uncompressedSize > compressedSize * zipLimits.ratio) {
    return "It unpacks to far more than a notebook would: it looks like a zip bomb.";
  }
  return null;
}

/** What comes out, whatever the header promised. */
async function collect(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > zipLimits.entryBytes) throw new ZipProblem("It is larger than it says.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

function nameOf(entry: Entry): string | null {
  try {
    const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
    return yauzl.getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true);
  } catch {
    return null;
  }
}

/** Opens an archive, and closes it whatever happens. */
async function withZip<T>(
  source: ZipSource,
  use: (zip: ZipFile, archiveBytes: number) => Promise<T>,
): Promise<T> {
  try {
    if ("load" in source) {
      const bytes = await source.load();
      return await use(await yauzl.fromBufferPromise(bytes, options), bytes.length);
    }
    return await withFile(source.path, use);
  } catch (error) {
    if (error instanceof ZipProblem) throw error;
    throw new ZipProblem("It is damaged, or no zip. Pack it again.");
  }
}

/** As every file that was handed in is opened: no link is followed, and a pipe is not waited for. */
async function withFile<T>(
  path: string,
  use: (zip: ZipFile, archiveBytes: number) => Promise<T>,
): Promise<T> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const status = await file.stat();
    if (!status.isFile()) throw new ZipProblem("It is a link or a device, not a file.");
    if (status.size > zipLimits.archiveBytes) throw new ZipProblem("It is too large.");
    return await use(await yauzl.fromFdPromise(file.fd, options), status.size);
  } finally {
    await file.close();
  }
}
