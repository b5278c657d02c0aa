/** What a cue does to the words around it. */
export type CueKind =
  /** Denies what comes after it. */
  | "before"
  /** Denies what comes before it. */
  | "after"
  /** Holds a negation that denies no finding. */
  | "pseudo"
  /** Ends what a negation reaches. */
  | "end";

/**
 * The cues of `NegexRules`, in lower case.
 *
 * The four kinds are those of NegEx; the lists are our own, shorter ones. They
 * were written down before any annotated sentence was scored. Since then
 * "was negative for" and its like have come, as generated sentences showed that
 * "was negative" took their words; of the annotated ones none is read otherwise.
 *
 * @see Chapman et al. 2001, J Biomed Inform 34:301–310, https://doi.org/10.1006/jbin.2001.1029
 */
export const negexCues: Readonly<Record<CueKind, readonly string[]>> = {
  before: [
    "absence of",
    "are negative for",
    "cannot",
    "can't",
    "declines",
    "denied",
    "denies",
    "deny",
    "denying",
    "didn't",
    "doesn't",
    "excludes",
    "fails to reveal",
    "fails to show",
    "free of",
    "is negative for",
    "isn't",
    "lack of",
    "lacks",
    "negative for",
    "neither",
    "never",
    "no",
    "nor",
    "not",
    "ruled out",
    "rules out",
    "unremarkable for",
    "was negative for",
    "wasn't",
    "were negative for",
    "with no",
    "without",
  ],
  after: [
    "absent",
    "are negative",
    "have been ruled out",
    "has been ruled out",
    "is excluded",
    "is negative",
    "is ruled out",
    "not found",
    "not identified",
    "not noted",
    "not present",
    "not seen",
    "unlikely",
    "was excluded",
    "was negative",
    "was ruled out",
    "were negative",
    "were ruled out",
  ],
  pseudo: [
    "cannot be excluded",
    "cannot be ruled out",
    "cannot exclude",
    "cannot rule out",
    "gram negative",
    "no change",
    "no increase",
    "no interval change",
    "no significant change",
    "not be excluded",
    "not be ruled out",
    "not certain",
    "not exclude",
    "not necessarily",
    "not only",
    "not rule out",
    "not sure",
    "without difficulty",
  ],
  end: [
    "admits",
    "although",
    "apart from",
    "aside from",
    "because",
    "besides",
    "but",
    "cause of",
    "causes of",
    "complains of",
    "due to",
    "except",
    "however",
    "nevertheless",
    "other than",
    "positive for",
    "presents with",
    "reports",
    "secondary to",
    "since",
    "still",
    "though",
    "which",
    "yet",
  ],
};
