import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findExternalFile } from "../data/find-external-file";
import { DataError } from "../errors/data-error";
import {
  type NerCorpus,
  type NerSentence,
  type NerSplit,
  nerSplits,
} from "./ner-corpus";
import { parseConll } from "./parse-conll";
import { parseLabelFile } from "./parse-label-file";
import { parseNerJsonl } from "./parse-ner-jsonl";

/** What others call the splits. */
const splitNames: Readonly<Record<NerSplit, readonly string[]>> = {
  train: ["train"],
  validation: ["validation", "valid", "devel", "dev"],
  test: ["test"],
};

/** Where a split is there in several forms, the first is read. */
const parsers: ReadonlyMap<string, typeof parseConll> = new Map([
  ["jsonl", parseNerJsonl],
  ["conll", parseConll],
  ["tsv", parseConll],
  ["txt", parseConll],
]);

/**
 * The sentences of a corpus on this machine.
 *
 * Each split is a file: `train`, `validation` (or `valid`, `devel`, `dev`) and
 * `test`, as `.jsonl` or else as `.conll`, `.tsv` or `.txt` in CoNLL's form.
 * The labels stand in `label.json`; without one they are all tags that occur,
 * `O` first and then alphabetically.
 *
 * @param folder a path, or the name of a corpus in `ATTENDING_DATA` or
 * `data/external/`, where `npm run data -- get` puts them
 * @throws DataError when there is no such corpus, a split is missing, or a file
 * cannot be read; the message names file and line
 * @example
 * const corpus = readNerCorpus("bc5cdr-mtl");
 */
export function readNerCorpus(folder: string): NerCorpus {
  const place = findExternalFile(folder) ?? folder;
  const files = filesIn(folder, place);
  const labels = readLabels(place, files);
  const [train, validation, test] = nerSplits.map((split) =>
    readSplit(place, fileOf(split, files), labels),
  );
  const corpus = {
    train: train ?? [],
    validation: validation ?? [],
    test: test ?? [],
  };
  const all = Object.values(corpus).flat();
  return { labels: labels ?? labelsOf(all), ...corpus };
}

function filesIn(folder: string, place: string): string[] {
  try {
    return readdirSync(place);
  } catch {
    throw new DataError({
      where: "readNerCorpus",
      expected: `the folder ${folder}, or a corpus of this name`,
      got: "none that can be read",
      fix: "npm run data -- list says what can be had, and how.",
    });
  }
}

function readLabels(
  place: string,
  files: readonly string[],
): string[] | undefined {
  if (!files.includes("label.json")) return undefined;
  const text = readFileSync(join(place, "label.json"), "utf8");
  return parseLabelFile("label.json", text);
}

function fileOf(split: NerSplit, files: readonly string[]): string {
  const found = [...parsers.keys()]
    .map((ending) => splitNames[split].map((name) => `${name}.${ending}`))
    .map((wanted) => wanted.filter((name) => files.includes(name)))
    .find((some) => some.length > 0);
  const [file, other] = found ?? [];
  if (file !== undefined && other === undefined) return file;
  throw new DataError({
    where: "readNerCorpus",
    expected: `one file for the split ${split}, e.g. ${split}.jsonl or ${split}.tsv`,
    got: found?.join(" and ") ?? "none",
    fix: "Leave one of them, and name it so.",
  });
}

function readSplit(
  place: string,
  file: string,
  labels: readonly string[] | undefined,
): NerSentence[] {
  const parse = parsers.get(file.slice(file.lastIndexOf(".") + 1));
  const text = readFileSync(join(place, file), "utf8");
  return parse?.(file, text, { labels }) ?? [];
}

function labelsOf(sentences: readonly NerSentence[]): string[] {
  const found = new Set(sentences.flatMap(({ tags }) => tags));
  found.delete("O");
  return ["O", ...[...found].sort()];
}
