import { describe, expect, it } from "vitest";
import { assemble, type Instruction, openFilter, seccompFilter } from "./seccomp-filter";
import { type Architecture, architectures } from "./syscalls";

const allow = 0x7fff0000;
const notPermitted = 0x00050001;
const noSuchCall = 0x00050026;
const kill = 0x80000000;

/** What the kernel would answer: the five instructions that the filter uses, from its bytes. */
function answerOf(
  filter: Buffer,
  call: { audit: number; number: number; flags?: number },
): number | undefined {
  const fields = new Map([
    [0, call.number],
    [4, call.audit],
    [16, call.flags ?? 0],
  ]);
  let accumulator = 0;
  for (let at = 0; at < filter.length; at += 8) {
    const code = filter.readUInt16LE(at);
    const operand = filter.readUInt32LE(at + 4);
    const jump = (holds: boolean) => {
      at += 8 * filter.readUInt8(holds ? at + 2 : at + 3);
    };
    if (code === 0x20) accumulator = fields.get(operand) ?? Number.NaN;
    else if (code === 0x15) jump(accumulator === operand);
    else if (code === 0x35) jump(accumulator >= operand);
    else if (code === 0x45) jump((accumulator & operand) !== 0);
    else if (code === 0x06) return operand;
    else return undefined;
  }
  return undefined;
}

function architecture(name: string): Architecture {
  const found = architectures[name];
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

function listing(filter: readonly Instruction[]): string {
  const bytes = assemble(filter);
  const lines = filter.map(({ code, ifTrue, ifFalse, operand }, i) => {
    const hex = bytes.subarray(8 * i, 8 * i + 8).toString("hex");
    const words = `code 0x${code.toString(16).padStart(2, "0")} +${ifTrue} +${ifFalse}`;
    return `${hex}  ${words} ${operand}`;
  });
  return `${lines.join("\n")}\n`;
}

describe.each(["x64", "arm64"])("the filter of %s", (name) => {
  const filter = seccompFilter(architecture(name));
  const bytes = assemble(filter);
  const { audit, clone, clone3, denied } = architecture(name);

  it("has the committed bytes", async () => {
    await expect(listing(filter)).toMatchFileSnapshot(`fixtures/seccomp-${name}.txt`);
  });

  it("denies each call of the table", () => {
    for (const number of Object.values(denied)) {
      expect(answerOf(bytes, { audit, number })).toBe(notPermitted);
    }
  });

  it("names no call twice and none that node needs", () => {
    const numbers = Object.values(denied);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers).not.toContain(clone);
  });

  it("allows all other calls", () => {
    const known = new Set([...Object.values(denied), clone, clone3]);
    for (let number = 0; number < 500; number += 1) {
      if (!known.has(number)) expect(answerOf(bytes, { audit, number })).toBe(allow);
    }
  });

  it("allows threads and no processes", () => {
    const thread = 0x3d0f00;
    expect(answerOf(bytes, { audit, number: clone, flags: thread })).toBe(allow);
    expect(answerOf(bytes, { audit, number: clone, flags: 17 })).toBe(notPermitted);
    expect(answerOf(bytes, { audit, number: clone3 })).toBe(noSuchCall);
  });

  it("kills what speaks another table", () => {
    expect(answerOf(bytes, { audit: 0x40000003, number: 1 })).toBe(kill);
  });
});

describe("the filter", () => {
  it("denies the second table of x64", () => {
    const bytes = assemble(seccompFilter(architecture("x64")));
    const { audit } = architecture("x64");
    expect(answerOf(bytes, { audit, number: 0x40000000 + 39 })).toBe(notPermitted);
  });

  it("can be open, for the test of the self-test", () => {
    expect(answerOf(assemble(openFilter), { audit: 0, number: 57 })).toBe(allow);
  });
});
