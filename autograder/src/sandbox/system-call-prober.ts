import { bodyAddress, int32, staticProgram } from "./static-program";

/** One system call to try: its number and arguments. Text arguments become addresses. */
export interface CallAttempt {
  readonly number: number;
  readonly args: readonly (number | string)[];
}

const wordsPerCall = 6;

/**
 * Machine code of a loop over a table of calls (number and five arguments, 64 bits each): makes each
 * call, puts its result in the place of its number, writes the table to descriptor 4, and ends.
 */
type Loop = (count: number) => Buffer;

const loops: Readonly<Record<string, Loop>> = { x64: x64Loop, arm64: arm64Loop };

/**
 * A static program of a few hundred bytes that makes these calls and writes their results, 64 bits
 * each and {@link wordsPerCall} words apart, to descriptor 4.
 *
 * JavaScript cannot call `mount` or `ptrace`; whether the walls hold against them must be tried.
 */
export function systemCallProber(processor: string, calls: readonly CallAttempt[]): Buffer {
  const loop = loops[processor];
  if (loop === undefined) throw new Error(`prober: no machine code for ${processor}`);
  const code = loop(calls.length);
  const table = Buffer.alloc(calls.length * wordsPerCall * 8);
  const texts: Buffer[] = [];
  let textAddress = bodyAddress + code.length + table.length;
  calls.forEach(({ number, args }, i) => {
    [number, ...args].forEach((word, j) => {
      const at = (i * wordsPerCall + j) * 8;
      if (typeof word === "number") {
        table.writeBigInt64LE(BigInt(word), at);
        return;
      }
      table.writeBigInt64LE(BigInt(textAddress), at);
      const text = Buffer.from(`${word}\0`);
      texts.push(text);
      textAddress += text.length;
    });
  });
  return staticProgram(processor, Buffer.concat([code, table, ...texts]));
}

/** The results that a prober wrote, in the order of its calls; undefined for what is missing. */
export function probedResults(written: Buffer, count: number): (number | undefined)[] {
  return Array.from({ length: count }, (_, i) => {
    const at = i * wordsPerCall * 8;
    return at + 8 <= written.length ? Number(written.readBigInt64LE(at)) : undefined;
  });
}

function x64Loop(count: number): Buffer {
  const tableBytes = count * wordsPerCall * 8;
  return Buffer.concat([
    Buffer.from("488d1d", "hex"), // lea rbx, [rip + …]: the table, which follows the code
    int32(84 - 7),
    Buffer.from("4189d8", "hex").fill(0x90), // (aligns the loop; three times nothing)
    Buffer.from("41bc", "hex"), // mov r12d, count
    int32(count),
    // loop at 16
    Buffer.from("488b03", "hex"), // mov rax, [rbx]
    Buffer.from("488b7b08", "hex"), // mov rdi, [rbx+8]
    Buffer.from("488b7310", "hex"), // mov rsi, [rbx+16]
    Buffer.from("488b5318", "hex"), // mov rdx, [rbx+24]
    Buffer.from("4c8b5320", "hex"), // mov r10, [rbx+32]
    Buffer.from("4c8b4328", "hex"), // mov r8, [rbx+40]
    Buffer.from("0f05", "hex"), // syscall
    Buffer.from("488903", "hex"), // mov [rbx], rax
    Buffer.from("4883c330", "hex"), // add rbx, 48
    Buffer.from("41ffcc", "hex"), // dec r12d
    Buffer.from("75db", "hex"), // jnz loop (37 bytes back)
    // 53: write(4, table, …)
    Buffer.from("4881eb", "hex"), // sub rbx, tableBytes
    int32(tableBytes),
    Buffer.from("4889de", "hex"), // mov rsi, rbx
    Buffer.from("ba", "hex"), // mov edx, tableBytes
    int32(tableBytes),
    Buffer.from("bf04000000", "hex"), // mov edi, 4
    Buffer.from("b801000000", "hex"), // mov eax, 1 (write)
    Buffer.from("0f05", "hex"), // syscall: ends at 80
    Buffer.from("b03c0f05", "hex"), // mov al, 60 (exit); syscall: ends at 84
  ]);
}

function arm64Loop(count: number): Buffer {
  const tableBytes = count * wordsPerCall * 8;
  const words = [
    0x10000000 | (20 << 5) | 19, // adr x19, the table (20 words on)
    0x52800000 | (count << 5) | 20, // mov w20, count
    // loop
    0xf9400268, // ldr x8, [x19]
    0xf9400660, // ldr x0, [x19, 8]
    0xf9400a61, // ldr x1, [x19, 16]
    0xf9400e62, // ldr x2, [x19, 24]
    0xf9401263, // ldr x3, [x19, 32]
    0xf9401664, // ldr x4, [x19, 40]
    0xd4000001, // svc 0
    0xf9000260, // str x0, [x19]
    0x9100c273, // add x19, x19, 48
    0x71000694, // subs w20, w20, 1
    0x54fffec1, // b.ne loop (10 words back)
    0x52800002 | (tableBytes << 5), // mov w2, tableBytes
    0xcb020261, // sub x1, x19, x2
    0x52800080, // mov w0, 4
    0x52800808, // mov w8, 64 (write)
    0xd4000001, // svc 0
    0x52800ba8, // mov w8, 93 (exit)
    0xd4000001, // svc 0
  ];
  return Buffer.concat(words.map((word) => int32(word)));
}
