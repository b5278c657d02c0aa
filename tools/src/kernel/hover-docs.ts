import type { Executor } from "./tslab-modules";

type QuickInfo = NonNullable<ReturnType<Executor["inspect"]>>;
type Tag = NonNullable<QuickInfo["tags"]>[number];

/** What is known of the name at a place in the code, or of the function whose call it is inside. */
export function findQuickInfo(
  executor: Pick<Executor, "inspect">,
  code: string,
  position: number,
): QuickInfo | undefined {
  const direct = executor.inspect(code, position);
  if (direct) {
    return direct;
  }
  const open = findOpenParenthesis(code, position);
  return open > 0 ? (executor.inspect(code, open - 1) ?? undefined) : undefined;
}

/** Index of the parenthesis that a place is inside of, or -1. */
export function findOpenParenthesis(code: string, position: number): number {
  let closed = 0;
  for (let index = position - 1; index >= 0; index--) {
    if (code[index] === ")") {
      closed++;
    } else if (code[index] === "(" && closed-- === 0) {
      return index;
    }
  }
  return -1;
}

/** Signature, text, parameters, returns and examples as Markdown. */
export function describeQuickInfo(info: QuickInfo): string {
  const tags = info.tags ?? [];
  const parts = [
    `\`\`\`typescript\n${joinParts(info.displayParts)}\n\`\`\``,
    joinParts(info.documentation),
    tags.map(describeParameter).filter(Boolean).join("\n"),
    ...tags.map(describeTag),
  ];
  return linksAsCode(parts.filter(Boolean).join("\n\n"));
}

function describeParameter(tag: Tag): string {
  if (tag.name !== "param") {
    return "";
  }
  const [, name = "", text = ""] = /^(\S+)\s*(?:-\s*)?([\s\S]*)$/.exec(joinParts(tag.text)) ?? [];
  return `- \`${name}\` ${text}`.trimEnd();
}

function describeTag(tag: Tag): string {
  const text = joinParts(tag.text).trim();
  if (text === "" || tag.name === "param") {
    return "";
  }
  switch (tag.name) {
    case "return":
    case "returns":
      return `**Returns** ${text}`;
    case "throws":
      return `**Throws** ${text}`;
    case "deprecated":
      return `**Deprecated** ${text}`;
    case "see":
      return `**See** ${text}`;
    case "example":
      return `**Example**\n\n${text.includes("```") ? text : `\`\`\`typescript\n${text}\n\`\`\``}`;
    default:
      return "";
  }
}

function joinParts(parts: string | readonly { text: string }[] | undefined): string {
  return typeof parts === "string" ? parts : (parts ?? []).map((part) => part.text).join("");
}

/** `{@link name}` is TSDoc's way to name a thing; Markdown has none that leads anywhere here. */
function linksAsCode(markdown: string): string {
  return markdown.replace(/\{@link\s+([^}|]+?)\s*(?:\|[^}]*)?\}/g, "`$1`");
}
