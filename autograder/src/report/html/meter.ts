import { html, type Markup } from "./markup";

/** A bar of a share from 0 to 1. The words beside it say the same, so it is hidden from readers. */
export function renderMeter(share: number): Markup {
  const done = Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
  return html`<svg class="meter" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect class="rail" width="100" height="1"/><rect class="done" width="${done}" height="1"/></svg>`;
}
