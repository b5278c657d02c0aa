import { escapeHtml } from "@attending/lib/dist/display/escape-html";
import { shown } from "../printable";

/** Text that is markup. Only {@link html} makes it, so that nothing else becomes markup by mistake. */
export class Markup {
  /** Not for use outside this file and the page's shell. */
  constructor(readonly text: string) {}
}

/** What may stand in a template: strings are words, and are escaped. */
export type Content = Markup | string | number | null | readonly Content[];

/**
 * Markup of which only the template's own text is taken as such: whatever is put in is escaped, on one
 * line, without characters that move or turn others, and cut where it is endless.
 */
export function html(template: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  const rest = contents.map((content, i) => markupOf(content) + (template[i + 1] ?? ""));
  return new Markup((template[0] ?? "") + rest.join(""));
}

function markupOf(content: Content): string {
  if (content === null) return "";
  if (content instanceof Markup) return content.text;
  if (typeof content === "string") return escapeHtml(shown(content));
  if (typeof content === "number") return String(content);
  return content.map(markupOf).join("");
}

/** Words with what stands between backticks as code. */
export function prose(text: string): Markup {
  const parts = shown(text).split(/`([^`]+)`/);
  return html`${parts.map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}

/** A name that may be broken where its parts meet. */
export function renderName(name: string): Markup {
  const parts = shown(name).split(/(?<=[._@-])(?=[^._@-])/u);
  return html`${parts.map((part, i) => [i === 0 ? null : html`<wbr>`, part])}`;
}

/** Words of several lines, as they were written. */
export function paragraphs(text: string): Markup {
  const lines = text.split(/\r\n|[\r\n]/).slice(0, maxLines);
  return html`${lines.map((line, i) => [i === 0 ? null : html`<br>`, line])}`;
}

const maxLines = 200;
