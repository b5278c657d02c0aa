import { findNotebookOutput } from "./notebook-output";

/**
 * Shows HTML below the running cell; outside a notebook, prints the text.
 *
 * Styles must be inline: JupyterLab strips all others from a notebook that it
 * does not trust. Whatever a stranger wrote must be escaped by the caller.
 */
export function showHtml(html: string, text: string): void {
  const output = findNotebookOutput();
  if (output) output.show({ data: { "text/html": html, "text/plain": text } });
  else console.log(text);
}
