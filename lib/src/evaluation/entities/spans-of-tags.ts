import { parseTag, type Tag, type TagScheme } from "./tag-scheme";

/** An entity: words from `start` to before `end`. */
export interface EntitySpan {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** Which tags make an entity. */
export interface EntityMode {
  /**
   * `"default"`: as conlleval; an `I-` that follows nothing of its type opens
   * an entity. `"strict"`: as the scheme says; such an `I-` is no entity.
   * @default "default"
   */
  readonly mode?: "default" | "strict" | undefined;
  /** Read strictly. The default mode knows IOB2's letters only.
   * @default "IOB2" */
  readonly scheme?: TagScheme | undefined;
}

/**
 * What stands next to a figure that was counted in this mode:
 * `default (conlleval)` or `strict IOB2`.
 */
export function modeName({ mode = "default", scheme }: EntityMode): string {
  return mode === "strict"
    ? `strict ${scheme ?? "IOB2"}`
    : "default (conlleval)";
}

/**
 * The entities that one sentence's tags say, from left to right.
 *
 * @throws DataError when a tag is not one of the scheme's
 * @see Tjong Kim Sang and Buchholz 2000, conlleval,
 * https://aclanthology.org/W00-0726; seqeval, `get_entities` and `scheme.py`
 */
export function spansOfTags(
  tags: readonly string[],
  { mode = "default", scheme = "IOB2" }: EntityMode = {},
): EntitySpan[] {
  const own = mode === "strict" ? scheme : "IOB2";
  const parsed = tags.map((tag, i) => parseTag(tag, own, `word ${i}`));
  if (mode === "default") return defaultSpans(parsed);
  return scheme === "IOB2" ? iob2Spans(parsed) : closedSpans(parsed);
}

/** Whatever is not outside belongs to an entity. */
function defaultSpans(tags: readonly Tag[]): EntitySpan[] {
  const spans: EntitySpan[] = [];
  tags.forEach(({ place, type }, word) => {
    if (place === "outside") return;
    const last = spans.at(-1);
    const goesOn =
      place === "inside" && last?.end === word && last.type === type;
    if (goesOn) lengthen(spans);
    else spans.push({ type, start: word, end: word + 1 });
  });
  return spans;
}

/** Only what begins is an entity, and ends where nothing goes on. */
function iob2Spans(tags: readonly Tag[]): EntitySpan[] {
  const spans: EntitySpan[] = [];
  tags.forEach(({ place, type }, word) => {
    const last = spans.at(-1);
    if (place === "begin") spans.push({ type, start: word, end: word + 1 });
    else if (place === "inside" && last?.end === word && last.type === type) {
      lengthen(spans);
    }
  });
  return spans;
}

/** Only what begins and is closed is an entity. */
function closedSpans(tags: readonly Tag[]): EntitySpan[] {
  const spans: EntitySpan[] = [];
  let open: { type: string; start: number } | undefined;
  tags.forEach(({ place, type }, word) => {
    const goesOn = open?.type === type;
    if (place === "single") spans.push({ type, start: word, end: word + 1 });
    if (place === "last" && open && goesOn) {
      spans.push({ type, start: open.start, end: word + 1 });
    }
    if (place === "begin") open = { type, start: word };
    else if (place !== "inside" || !goesOn) open = undefined;
  });
  return spans;
}

function lengthen(spans: EntitySpan[]): void {
  const last = spans.pop();
  if (last !== undefined) spans.push({ ...last, end: last.end + 1 });
}
