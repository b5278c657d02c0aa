import { createHash } from "node:crypto";
import { html, type Markup } from "./markup";
import { styleText } from "./style";

const styleHash = createHash("sha256").update(styleText).digest("base64");

/**
 * Nothing runs, nothing is loaded, nothing is sent: whatever got past the escaping, the browser would
 * not obey it. The one style that applies is known by its hash.
 */
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;

/** A whole page that needs no other file. */
export function renderPage(title: string, body: Markup): string {
  const head = html`<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title}</title>`;
  // The style stands as it is, since its hash must hold; no word of anybody is in it.
  return `<!doctype html>
<html lang="en">
<head>
${head.text}
<style>${styleText}</style>
</head>
<body>
${html`${body}`.text}
</body>
</html>
`;
}
