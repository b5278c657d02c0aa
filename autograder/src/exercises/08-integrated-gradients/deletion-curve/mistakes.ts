import type { KnownMistake } from "../../exercise";

const byScore = "scoreOf(b) - scoreOf(a)";
const mayGo = ".filter(([, id]) => !keptIds.includes(id))";
const replaced = `return tokenIds.map((id, place) =>
      gone.includes(place) ? replacementId : id,
    );`;
const trapezoid = "(logit + (logits[i] ?? 0)) / 2 / order.length";

export const mistakes: readonly KnownMistake[] = [
  {
    id: "lowest-first",
    says: "The lowest score goes first: the tokens that matter most are to go first.",
    edits: [{ replace: byScore, with: "scoreOf(a) - scoreOf(b)" }],
    caughtBy: "logits",
  },
  {
    id: "by-size",
    says: "The scores are sorted without their signs: what speaks against the class goes last.",
    edits: [{ replace: byScore, with: "Math.abs(scoreOf(b)) - Math.abs(scoreOf(a))" }],
    caughtBy: "logits",
  },
  {
    id: "one-at-a-time",
    says: "Each token comes back before the next one goes: what is gone stays away.",
    edits: [
      {
        replace: "order.slice(0, count)",
        with: "order.slice(Math.max(0, count - 1), count)",
      },
    ],
    caughtBy: "logits",
  },
  {
    id: "special-tokens-go",
    says: "Special tokens and padding are deleted too: they are no part of what was written.",
    edits: [{ replace: mayGo, with: "" }],
    caughtBy: "kept",
  },
  {
    id: "only-padding-stays",
    says: "Only padding is kept: [CLS] and whatever else is among keptIds stay as well.",
    edits: [{ replace: mayGo, with: ".filter(([, id]) => id !== 0)" }],
    caughtBy: "kept",
  },
  {
    id: "kept-by-heart",
    says: "The ids 0 and 2 are kept, whatever keptIds says.",
    edits: [{ replace: mayGo, with: ".filter(([, id]) => ![0, 2].includes(id))" }],
    caughtBy: "kept",
  },
  {
    id: "moves-up",
    says: "The tokens are taken out and the rest moves up, so that every place changes: put the replacement there instead.",
    edits: [
      {
        replace: replaced,
        with: "const left = tokenIds.filter((_, place) => !gone.includes(place)); return [...left, ...gone.map(() => replacementId)];",
      },
    ],
    caughtBy: "logits",
  },
  {
    id: "padding-always",
    says: "Padding stands in the place of what has gone, whatever replacementId says.",
    edits: [{ replace: replaced, with: replaced.replace("? replacementId", "? 0") }],
    caughtBy: "replaced",
  },
  {
    id: "share-of-all-places",
    says: "The fractions are shares of all places: padding and special tokens do not count.",
    edits: [
      {
        replace: "logits.map((_, count) => count / order.length)",
        with: "logits.map((_, count) => count / tokenIds.length)",
      },
    ],
    caughtBy: "fractions",
  },
  {
    id: "area-not-normalised",
    says: "The area grows with the number of tokens: each step is 1 / tokens wide.",
    edits: [{ replace: trapezoid, with: "(logit + (logits[i] ?? 0)) / 2" }],
    caughtBy: "area",
  },
  {
    id: "left-ends",
    says: "The area takes the left end of each step: a trapezoid has the mean of both.",
    edits: [{ replace: trapezoid, with: "(logits[i] ?? 0) / order.length" }],
    caughtBy: "area",
  },
  {
    id: "of-the-probability",
    says: "The probability is watched: where it is near 1 it hardly moves. Watch the logit.",
    edits: [
      { replace: "selectTarget(output, target)", with: "selectTarget(output.sigmoid(), target)" },
    ],
    caughtBy: "logits",
  },
  {
    id: "first-class",
    says: "The logit of the first class is watched, whatever the target is.",
    edits: [{ replace: "selectTarget(output, target)", with: "selectTarget(output, 0)" }],
    caughtBy: "logits",
  },
  {
    id: "later-of-equals",
    says: "Of equal scores the later token goes first: it is the earlier one's turn.",
    edits: [{ replace: byScore, with: "scoreOf(b) - scoreOf(a) || b - a" }],
    caughtBy: "order",
  },
  {
    id: "whole-note-missing",
    says: "The whole note is missing: of n tokens there are n + 1 logits, the first before any token goes.",
    edits: [
      {
        replace: "Array(order.length + 1).keys()]",
        with: "Array(order.length + 1).keys()].slice(1)",
      },
    ],
    caughtBy: "logits",
  },
];
