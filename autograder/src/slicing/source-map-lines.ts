const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/**
 * For each generated line, the line of the source from 1 that it came from; 0 where none did.
 *
 * @param mappings the field of a source map (version 3) of one source
 */
export function sourceMapLines(mappings: string): number[] {
  let sourceLine = 0;
  return mappings.split(";").map((line) => {
    let first = 0;
    for (const segment of line.split(",")) {
      const fields = decodeNumbers(segment);
      const lineStep = fields[2];
      if (lineStep === undefined) continue;
      sourceLine += lineStep;
      first ||= sourceLine + 1;
    }
    return first;
  });
}

/** Numbers in base 64, five bits a digit, lowest first; a sixth bit says that more follow. */
function decodeNumbers(text: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const character of text) {
    const digit = digits.indexOf(character);
    value += (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}
