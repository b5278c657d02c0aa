import type { EntitySpan } from "../../evaluation/entities/spans-of-tags";
import { tagsOfSpans } from "../../evaluation/entities/tags-of-spans";
import { pickOne } from "../../random/draws";
import type { Random } from "../../random/seeded-random";
import type { NerSentence } from "../ner-corpus";
import { drawMention, type FormSource } from "./draw-mention";
import { type ClinicalEntityType, clinicalEntityTypes } from "./mention-forms";
import { fillers } from "./sentence-templates";

/** Whether the patient has it, has it not, may have it, or had it. */
export type Assertion = "absent" | "historical" | "present" | "uncertain";

/** An entity of a generated sentence. */
export interface ClinicalMention extends EntitySpan {
  readonly type: ClinicalEntityType;
  readonly assertion: Assertion;
  /** Where it stands in the text, `[start, end)` in UTF-16 units. */
  readonly offsets: readonly [start: number, end: number];
}

/** A generated sentence: words and tags, and where both come from. */
export interface ClinicalSentence extends NerSentence {
  readonly text: string;
  /** Where each word stands in the text, `[start, end)` in UTF-16 units. */
  readonly offsets: readonly (readonly [start: number, end: number])[];
  /** From left to right. */
  readonly mentions: readonly ClinicalMention[];
}

const assertions: Readonly<Record<string, Assertion>> = {
  "": "present",
  "-": "absent",
  "<": "historical",
  "?": "uncertain",
};

/**
 * A template with its places filled.
 *
 * The text is parted into words as BERT parts it, at whitespace and at all
 * punctuation: "2.5 mg" is four words.
 */
export function writeSentence(
  random: Random,
  template: string,
  source: FormSource,
): ClinicalSentence {
  let text = "";
  const placed: Pick<ClinicalMention, "assertion" | "offsets" | "type">[] = [];
  for (const part of template.split(/(\{\w+[-<?]?\}|\[\w+\])/)) {
    const [, name = "", mark = ""] = /^\{(\w+)([-<?]?)\}$/.exec(part) ?? [];
    const type = clinicalEntityTypes.find((each) => each === name);
    const start = text.length;
    if (type === undefined) text += filled(random, part);
    else text += drawMention(random, type, source);
    if (type === undefined) continue;
    const assertion = assertions[mark] ?? "present";
    placed.push({ type, assertion, offsets: [start, text.length] });
  }
  text = text.replace(/(?<=^|\. )\p{Ll}/gu, (first) => first.toUpperCase());
  const offsets = [...text.matchAll(/[\p{L}\p{N}]+|\S/gu)].map(
    ({ 0: word, index = 0 }) => [index, index + word.length] as const,
  );
  const mentions = placed.map((mention) => ({
    ...mention,
    start: offsets.findIndex(([start]) => start === mention.offsets[0]),
    end: offsets.findIndex(([, end]) => end === mention.offsets[1]) + 1,
  }));
  return {
    text,
    tokens: offsets.map(([start, end]) => text.slice(start, end)),
    tags: tagsOfSpans(mentions, offsets.length),
    offsets,
    mentions,
  };
}

function filled(random: Random, part: string): string {
  const choices = /^\[\w+\]$/.test(part) ? fillers[part.slice(1, -1)] : [];
  return choices && choices.length > 0 ? pickOne(random, choices) : part;
}
