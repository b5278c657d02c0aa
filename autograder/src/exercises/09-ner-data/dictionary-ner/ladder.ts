import { declareLadder } from "../../declare-exercise";
import { valuesInWords } from "../../judging/data-in-words";
import { type Rung, tryOut } from "./try-out";

/** `small("no iron", "iron/A", "heart attack/Z")` */
const small = (text: string, ...entries: readonly string[]): Rung => ({
  tokens: text === "" ? [] : text.split(" "),
  entries: entries.map((entry) => {
    const [form = "", type = ""] = entry.split("/");
    return [form, type] as const;
  }),
});

/** Nothing, a word, two words, capitals, the longest, gaps, overlaps, neighbours. */
const rungs: readonly Rung[] = [
  small("", "iron/A"),
  small("no", "iron/A"),
  small("iron", "iron/A"),
  small("no iron", "iron/A"),
  small("heart attack", "heart attack/Z"),
  small("Iron", "iron/A"),
  small("heart attack", "heart/A", "heart attack/Z"),
  small("heart attack", "heart attack/Z", "heart/A"),
  small("heart attack", "heart attack/Z", "attack/A"),
  small("heart attack pain", "heart attack/Z", "attack pain/A"),
  small("a b c", "a b c/Z"),
  small("a b c", "a/A", "a b c/Z"),
  small("a b c", "a b/Z", "b c/A"),
  small("iron iron", "iron/A"),
  small("a b", "a b c/Z", "b/A"),
  small("irony", "iron/A"),
  small("a b c d e f", "a b c d e f/Z"),
];

export const ladder = declareLadder<Rung>({
  rungs: () => rungs,
  tryOut,
  inWords: ({ tokens, entries }) =>
    `${valuesInWords({ tokens })}; the dictionary's entries: ${JSON.stringify(entries)}`,
  axes: {},
});
