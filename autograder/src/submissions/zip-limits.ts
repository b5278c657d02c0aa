/** What a zip may hold. A class's export has thousands of files, a bomb has more, or larger ones. */
export const zipLimits = {
  /** Entries in one zip. */
  entries: 20_000,
  /** Bytes of the archive itself. */
  archiveBytes: 4 * 1024 ** 3,
  /** Bytes of one entry, unpacked; also of a zip in a zip, and of a file with metadata. */
  entryBytes: 15 * 1024 ** 2,
  /** Unpacked for packed, of entries of a megabyte and more. Real notebooks stay below 100. */
  ratio: 300,
  /** A class's export holds what learners have packed; nothing is packed once more. */
  depth: 2,
} as const;
