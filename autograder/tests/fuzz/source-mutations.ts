import { pickOne, type Random, randomInteger } from "@attending/lib";
import ts from "typescript";
import { nastyCells } from "./nasty-cells";

/** One change of the cells' sources; `random` says where. */
export type SourceMutation = (cells: readonly string[], random: Random) => readonly string[];

interface Token {
  readonly start: number;
  readonly end: number;
}

function tokensOf(source: string): Token[] {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true);
  scanner.setText(source);
  const tokens: Token[] = [];
  while (scanner.scan() !== ts.SyntaxKind.EndOfFileToken) {
    tokens.push({ start: scanner.getTokenPos(), end: scanner.getTextPos() });
  }
  return tokens;
}

/** Changes one cell by a change of its text at a token. */
const atToken =
  (
    change: (source: string, token: Token, other: Token, random: Random) => string,
  ): SourceMutation =>
  (cells, random) => {
    const at = randomInteger(random, 0, cells.length - 1);
    return cells.map((source, i) => {
      const tokens = tokensOf(source);
      if (i !== at || tokens.length === 0) return source;
      return change(source, pickOne(random, tokens), pickOne(random, tokens), random);
    });
  };

const textOf = (source: string, { start, end }: Token): string => source.slice(start, end);
const put = (source: string, { start, end }: Token, text: string): string =>
  source.slice(0, start) + text + source.slice(end);

const pieces =
  "( ) [ ] { } < > ; , . ... ?. ?? => = == === ! ~ + - * ** / % & && | || ^ : ? @ # \\ ` ' \" ${ /* */ // " +
  "async await yield new delete typeof void in of instanceof let const var function class extends super this null undefined " +
  "NaN Infinity -0 1e309 0.1 'use strict' return throw break continue while(1); for(;;); if(0) else do switch case default " +
  "try finally catch import export static get set #x @d() as satisfies keyof infer any never 99999999999999999999n /x/g";
const words = pieces.split(" ");

/** Mutations of what stands in the cells. */
export const sourceMutations: Readonly<Record<string, SourceMutation>> = {
  "a token deleted": atToken((source, token) => put(source, token, "")),
  "a token twice": atToken((source, token) =>
    put(source, token, `${textOf(source, token)} `.repeat(2)),
  ),
  "a token many times": atToken((source, token, _, random) =>
    put(source, token, `${textOf(source, token)} `.repeat(randomInteger(random, 3, 3000))),
  ),
  "a token for another": atToken((source, token, other) =>
    put(source, token, textOf(source, other)),
  ),
  "a piece for a token": atToken((source, token, _, random) =>
    put(source, token, pickOne(random, words)),
  ),
  "a piece put in": atToken((source, { start }, _, random) =>
    put(source, { start, end: start }, ` ${pickOne(random, words)} `),
  ),
  "pieces put in": atToken((source, { start }, _, random) => {
    const text = Array.from({ length: randomInteger(random, 2, 30) }, () => pickOne(random, words));
    return put(source, { start, end: start }, ` ${text.join(" ")} `);
  }),
  "a stretch deleted": atToken((source, one, other) =>
    put(source, { start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) }, ""),
  ),
  "a stretch moved": atToken((source, one, other, random) => {
    const stretch = source.slice(Math.min(one.start, other.start), Math.max(one.end, other.end));
    const at = randomInteger(random, 0, source.length);
    return source.slice(0, at) + stretch + source.slice(at);
  }),
  "cut off": atToken((source, { start }) => source.slice(0, start)),
  "a nasty cell above": (cells, random) => [pickOne(random, nastyCells), ...cells],
  "a nasty cell between": (cells, random) => {
    const at = randomInteger(random, 1, cells.length);
    return [...cells.slice(0, at), pickOne(random, nastyCells), ...cells.slice(at)];
  },
  "a nasty body": atToken((source, { start }, _, random) => {
    const brace = source.indexOf("{\n", start);
    if (brace < 0) return `${source}\n${pickOne(random, nastyCells)}`;
    return `${source.slice(0, brace + 2)}${pickOne(random, nastyCells)}\n${source.slice(brace + 2)}`;
  }),
  "all lines joined": (cells) => cells.map((source) => source.replaceAll("\n", " ")),
  "lines shuffled": (cells, random) =>
    cells.map((source) => {
      const keyed = source.split("\n").map((line) => ({ line, at: random() }));
      return keyed
        .sort((a, b) => a.at - b.at)
        .map(({ line }) => line)
        .join("\n");
    }),
  "letters in another case": (cells, random) =>
    cells.map((source) => (random() < 0.5 ? source.toUpperCase() : source.toLowerCase())),
};
