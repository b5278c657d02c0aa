import {
  float32OnlyOnWasm,
  type MissingOnWasm,
  missingOnWasm,
  neverFloat32OnWasm,
  notBoolOnWasm,
  sameTypesOnWasm,
  withoutGradient,
  wrongGradients,
} from "../src/kernels/missing-operations";

/** Where the generated part of docs/backends.md begins. */
export const pageMarker =
  "<!-- From here on generated from lib/src/kernels/missing-operations.ts: npx vitest run lib/tests/backends-page -u -->\n";

/** What is missing, as Markdown. */
export function renderMissing(): string {
  return [
    "## What wasm lacks",
    "Calling these, or differentiating them, is an `OperationError` that names the kernel and the way out.",
    table(
      ["what", "cannot be computed", "cannot be differentiated", "why", "way out"],
      missingOnWasm.map(missingRow),
    ),
    "## Types that wasm misreads",
    "tfjs's kernels take the bits of other types for float32 here, without a word. They are refused; cast first.",
    list(
      `float32 alone: ${names(float32OnlyOnWasm)}`,
      `float32 and int32, no bool: ${names(notBoolOnWasm)}`,
      `values of one type, no bool: ${names(sameTypesOnWasm)}`,
      `no float32 as the result's type: ${names(neverFloat32OnWasm)}`,
    ),
    "## What has no gradient, on any backend",
    table(
      ["kernels", "what it is", "in its place"],
      withoutGradient.map(({ kernels, what, instead }) => [names(kernels), what, instead]),
    ),
    "## Gradients that tfjs has wrongly",
    "They disagree with finite differences, and are refused.",
    table(
      ["kernel", "what it is", "wrong", "in its place"],
      wrongGradients.map(({ kernel, what, isWrong, instead }) => [
        names([kernel]),
        what,
        isWrong,
        instead,
      ]),
    ),
  ].join("\n\n");
}

function missingRow({ what, computing, differentiating, isWrong, fix }: MissingOnWasm): string[] {
  return [
    what,
    names(computing),
    names(differentiating),
    isWrong ? "wrong numbers" : "no kernel",
    fix,
  ];
}

function names(all: readonly string[]): string {
  return all.map((name) => `\`${name}\``).join(", ");
}

function list(...items: string[]): string {
  return items.map((item) => `* ${item}`).join("\n");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
