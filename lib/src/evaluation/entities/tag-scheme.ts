import { DataError } from "../../errors/data-error";

/** Tags of the words of some sentences: `[sentence][word]`. */
export type TagTable = readonly (readonly string[])[];

/** What a tag says of its word's place in an entity. */
export type TagPlace = "begin" | "inside" | "last" | "single" | "outside";

/** A tag's two parts. */
export interface Tag {
  readonly place: TagPlace;
  /** What follows the first hyphen; `_` where nothing does. */
  readonly type: string;
}

const iob2: Readonly<Record<string, TagPlace>> = {
  O: "outside",
  B: "begin",
  I: "inside",
};

/** The letters of each scheme. BILOU is IOBES in other letters. */
const letters = {
  BILOU: { ...iob2, L: "last", U: "single" },
  IOB2: iob2,
  IOBES: { ...iob2, E: "last", S: "single" },
} satisfies Record<string, Readonly<Record<string, TagPlace>>>;

/** How entities are written as tags. */
export type TagScheme = keyof typeof letters;

/**
 * The parts of a tag: `B-Disease`, or `B` alone where there is one type.
 *
 * @param at for the message: which word it is of
 * @throws DataError when the scheme has no such tag; it is not quoted, since a
 * column mistaken for the tags holds the text of notes
 */
export function parseTag(tag: string, scheme: TagScheme, at: string): Tag {
  const hyphen = tag.indexOf("-");
  const letter = hyphen === -1 ? tag : tag.slice(0, hyphen);
  const known = new Map<string, TagPlace>(Object.entries(letters[scheme]));
  const place = known.get(letter);
  if (place !== undefined && (place !== "outside" || hyphen === -1)) {
    const type = hyphen === -1 ? "_" : tag.slice(hyphen + 1) || "_";
    return { place, type };
  }
  throw new DataError({
    where: `the tag of ${at}`,
    expected: `O, or one of ${[...known.keys()].join(", ")} and a type`,
    got: "another",
    fix: "Name the scheme that the tags are in, or turn ids into tags first.",
  });
}
