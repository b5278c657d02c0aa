/** What stands behind the three backticks of a fenced block: a language, flags, `name="value"` pairs. */
export interface InfoString {
  readonly language: string;
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
}

const word = /([\w-]+)(?:="([^"]*)")?(?=\s|$)/y;

/**
 * The parts of an info string, or `undefined` where it is not of the form
 * `language flag name="value"`.
 *
 * @example parseInfoString('typescript exercise="02.1" solution-only')
 */
export function parseInfoString(text: string): InfoString | undefined {
  const flags = new Set<string>();
  const values = new Map<string, string>();
  let language: string | undefined;
  let rest = text.trim();
  while (rest !== "") {
    word.lastIndex = 0;
    const match = word.exec(rest);
    const name = match?.[1];
    if (match === null || name === undefined) return undefined;
    if (match[2] !== undefined) values.set(name, match[2]);
    else if (language === undefined) language = name;
    else flags.add(name);
    rest = rest.slice(match[0].length).trimStart();
  }
  return { language: language ?? "", flags, values };
}
