import { pickOne } from "../../random/draws";
import type { Random } from "../../random/seeded-random";
import type { NerSplit } from "../ner-corpus";
import {
  ambiguousForms,
  type ClinicalEntityType,
  mentionForms,
} from "./mention-forms";

/** How often a mention of validation or test is one that train never has. */
const shareOfOwn = 0.42;

const shareOfAbbreviations = 0.2;
const shareOfModified = 0.12;
const shareOfDoses = 0.15;

const doses: readonly string[] = [
  "2.5 mg",
  "5 mg",
  "10 mg",
  "20 mg",
  "25 mg",
  "40 mg",
  "50 mg",
  "81 mg",
  "100 mg",
  "500 mg",
];

/** Whose forms are drawn: those of a split, or all there are, alike often. */
export type FormSource = NerSplit | "all";

/**
 * An entity of a type, as text.
 *
 * A third of all forms occur in test only and a tenth in validation only; train
 * has the rest, and the others borrow from it.
 */
export function drawMention(
  random: Random,
  type: ClinicalEntityType,
  source: FormSource,
): string {
  const { names, abbreviations, modifiers } = mentionForms[type];
  const isShort = random() < shareOfAbbreviations;
  const isMixed = source === "validation" || source === "test";
  const from = !isMixed || random() < shareOfOwn ? source : "train";
  const form = pickOne(random, formsOf(from, isShort ? abbreviations : names));
  if (isShort) return form;
  if (random() < shareOfModified)
    return `${pickOne(random, modifiers)} ${form}`;
  if (type === "MED" && random() < shareOfDoses) {
    return `${form} ${pickOne(random, doses)}`;
  }
  return form;
}

/** The forms that a split has for itself; of train, those that all may have. */
export function formsOf(
  split: FormSource,
  forms: readonly string[],
): readonly string[] {
  if (split === "all") return forms;
  return forms.filter((form, i) => {
    if (ambiguousForms.includes(form)) return split === "train";
    const own = i % 3 === 2 ? "test" : i % 7 === 3 ? "validation" : "train";
    return own === split;
  });
}
