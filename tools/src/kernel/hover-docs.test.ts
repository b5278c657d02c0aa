import { describe, expect, it } from "vitest";
import { toCursor, toStringIndex } from "./cursor-positions";
import { describeQuickInfo, findOpenParenthesis } from "./hover-docs";

type QuickInfo = Parameters<typeof describeQuickInfo>[0];
const part = (text: string) => [{ text, kind: "text" }];

describe("describeQuickInfo", () => {
  it("lists parameters together, and leaves empty tags out", () => {
    const info = {
      displayParts: part("function pad(ids: number[]): number[]"),
      documentation: part("Pads with {@link zero | 0}."),
      tags: [
        { name: "param", text: part("ids - token numbers") },
        { name: "param", text: part("length") },
        { name: "throws", text: part("ShapeError") },
        { name: "example", text: part("```ts\npad([2])\n```") },
        { name: "internal" },
      ],
    } as unknown as QuickInfo;
    expect(describeQuickInfo(info)).toBe(
      "```typescript\nfunction pad(ids: number[]): number[]\n```\n\nPads with `zero`.\n\n" +
        "- `ids` token numbers\n- `length`\n\n**Throws** ShapeError\n\n" +
        "**Example**\n\n```ts\npad([2])\n```",
    );
  });
});

describe("findOpenParenthesis", () => {
  it("skips the calls that are closed", () => {
    expect(findOpenParenthesis("pad(cut(2), ", 12)).toBe(3);
    expect(findOpenParenthesis("pad(cut(2", 9)).toBe(7);
    expect(findOpenParenthesis("pad(2)", 6)).toBe(-1);
  });
});

describe("cursor positions", () => {
  it("count an emoji once", () => {
    expect(toStringIndex("😀ab", 2)).toBe(3);
    expect(toCursor("😀ab", 3)).toBe(2);
  });
});
