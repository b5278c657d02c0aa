import {
  type MarkedSentence,
  markedSpansHtml,
  markedSpansText,
} from "./marked-spans";
import { showHtml } from "./show-html";

/**
 * Shows sentences with what is marked in them, one line for each reader. Marks
 * differ by colour, frame and place, and bear their type. Outside a notebook
 * it prints the same with brackets.
 *
 * @example
 * showMarkedSpans([{
 *   name: "sentence 7",
 *   words: ["denies", "chest", "pain"],
 *   readings: [{ label: "gold", spans: [{ start: 1, end: 3, type: "DIAG" }] }],
 * }], { title: "Two words, one entity" });
 */
export function showMarkedSpans(
  sentences: readonly MarkedSentence[],
  { title }: { readonly title: string },
): void {
  showHtml(
    markedSpansHtml(sentences, title),
    markedSpansText(sentences, title),
  );
}
