import { jsonDepth } from "./json-depth";
import { type NotebookProblem, notebookProblem } from "./notebook";

/** Deeper than any notebook, and far from what would exhaust a parser's stack. */
const maxDepth = 64;

/** The JSON value in a file's bytes, or why there is none. */
export function parseNotebookText(
  bytes: Uint8Array,
): { readonly kind: "json"; readonly value: unknown } | NotebookProblem {
  const text = decode(bytes);
  if (typeof text !== "string") return text;
  if (jsonDepth(text, maxDepth) > maxDepth) {
    return notebookProblem(
      "too-deep",
      `The file is nested more than ${maxDepth} levels deep, which no notebook is. ` +
        "Clear its outputs, save it, and hand it in again.",
    );
  }
  try {
    return { kind: "json", value: JSON.parse(text) };
  } catch {
    return notJson(text);
  }
}

/** The first bytes of every zip that holds a file. */
const zipSignature = "PK\u0003\u0004";

function decode(bytes: Uint8Array): string | NotebookProblem {
  if (String.fromCharCode(...bytes.subarray(0, 4)) === zipSignature) {
    return notebookProblem(
      "not-text",
      "Expected a notebook, got a zip archive. Unpack it, and grade the folder that comes out.",
    );
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return notebookProblem(
      "not-text",
      "The file is not text in UTF-8. Open the notebook in JupyterLab, save it, and hand in that file.",
    );
  }
  if (text.trim() === "") {
    return notebookProblem("empty", "The file is empty. Save the notebook, and hand it in again.");
  }
  if (text.includes("\0")) {
    return notebookProblem(
      "not-text",
      "The file holds null bytes: it is damaged or of another kind. Hand in the .ipynb file that JupyterLab saved.",
    );
  }
  return text;
}

function notJson(text: string): NotebookProblem {
  return notebookProblem("not-json", `The file is not JSON${likelyCause(text.trimStart())}`);
}

function likelyCause(text: string): string {
  if (/^<<<<<<< |\n<<<<<<< /.test(text)) {
    return ": it holds the marks of a merge conflict (<<<<<<<). Resolve the conflict, and hand it in again.";
  }
  if (text.startsWith("<")) {
    return ": it looks like a web page. Download the notebook itself (on GitHub: the raw file).";
  }
  if (text.startsWith("{") && !text.trimEnd().endsWith("}")) {
    return ": it ends too early. Copy it again, or save the notebook once more.";
  }
  return ". Hand in the .ipynb file that JupyterLab saved.";
}
