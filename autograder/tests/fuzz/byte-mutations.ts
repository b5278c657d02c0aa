import { pickOne, type Random, randomInteger } from "@attending/lib";

/** One change of a file's bytes. */
export type ByteMutation = (file: Buffer, random: Random) => Buffer;

const at = (file: Buffer, random: Random): number => randomInteger(random, 0, file.length);
const around = (file: Buffer, place: number, between: Buffer): Buffer =>
  Buffer.concat([file.subarray(0, place), between, file.subarray(place)]);

const badSequences = [
  [0xff],
  [0xc0, 0x80],
  [0xed, 0xa0, 0x80],
  [0xf5, 0x80, 0x80, 0x80],
  [0x00],
  [0x1b, 0x5b, 0x32, 0x4a],
  [0xe2, 0x80, 0xa8],
  [0xef, 0xbb, 0xbf],
  [0xef, 0xbf, 0xbe],
];

const swapPairs = (file: Buffer): Buffer =>
  Buffer.from(file.subarray(0, file.length - (file.length % 2))).swap16();

/** Mutations of the file as a disk or a mailer makes them. */
export const byteMutations: Readonly<Record<string, ByteMutation>> = {
  "bits flipped": (file, random) => {
    const copy = Buffer.from(file);
    for (let i = randomInteger(random, 1, 20); i > 0; i--) {
      const place = randomInteger(random, 0, copy.length - 1);
      copy.writeUInt8(copy.readUInt8(place) ^ (1 << randomInteger(random, 0, 7)), place);
    }
    return copy;
  },
  "a byte changed": (file, random) => {
    const copy = Buffer.from(file);
    copy.writeUInt8(randomInteger(random, 0, 255), randomInteger(random, 0, copy.length - 1));
    return copy;
  },
  "cut off": (file, random) => file.subarray(0, at(file, random)),
  "beginning lost": (file, random) => file.subarray(at(file, random)),
  "a stretch lost": (file, random) => {
    const places = [at(file, random), at(file, random)].sort((a, b) => a - b);
    return Buffer.concat([file.subarray(0, places[0]), file.subarray(places[1])]);
  },
  "a stretch twice": (file, random) => {
    const place = at(file, random);
    return around(file, place, file.subarray(place, place + randomInteger(random, 1, 4000)));
  },
  "a bad sequence put in": (file, random) =>
    around(file, at(file, random), Buffer.from(pickOne(random, badSequences))),
  "noise put in": (file, random) =>
    around(
      file,
      at(file, random),
      Buffer.from(Array.from({ length: 50 }, () => randomInteger(random, 0, 255))),
    ),
  "UTF-16": (file) => Buffer.from(`\ufeff${file.toString("utf8")}`, "utf16le"),
  "UTF-16, the other way round": (file) => swapPairs(Buffer.from(file.toString("utf8"), "utf16le")),
  "Latin-1": (file) => Buffer.from(file.toString("utf8"), "latin1"),
  "in base64": (file) => Buffer.from(file.toString("base64")),
  "the file twice": (file) => Buffer.concat([file, file]),
  "with a byte order mark": (file) => around(file, 0, Buffer.from([0xef, 0xbb, 0xbf])),
  "two byte order marks": (file) =>
    around(file, 0, Buffer.from([0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf])),
  "a merge conflict": (file, random) =>
    around(file, at(file, random), Buffer.from("\n<<<<<<< HEAD\n=======\n>>>>>>> main\n")),
  "numbers too large": (file) =>
    Buffer.from(
      file
        .toString("utf8")
        .replace(/"execution_count": ?(null|\d+)/g, '"execution_count": 1e999999'),
    ),
  "a key twice": (file) =>
    Buffer.from(file.toString("utf8").replace("{", '{"cells": [], "nbformat": 3, ')),
  nothing: () => Buffer.alloc(0),
  "white space only": () => Buffer.from(" \r\n\t".repeat(1000)),
  "brackets without end": (_, random) =>
    Buffer.from(pickOne(random, ["[", "{", '{"a":', '"']).repeat(500_000)),
  "larger than a notebook may be": (file) =>
    Buffer.concat([file, Buffer.alloc(15 * 1024 * 1024, 32)]),
};
