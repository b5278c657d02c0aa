import { bodyAddress, int32, staticProgram } from "./static-program";

/** What the launcher exits with when the kernel takes no filter, or there is nothing to run. */
export const launcherFailure = 125;

/**
 * A static program of some hundred bytes that gives up the right to new privileges, sets the filter of
 * system calls on itself, and becomes the program that its arguments name. Node cannot set a filter,
 * and where bubblewrap cannot start there may be nothing else that can.
 *
 * @param filter bytes of `seccomp-filter.ts`
 */
export function filterLauncher(processor: string, filter: Buffer): Buffer {
  const code = processor === "arm64" ? arm64Code() : x64Code();
  // struct sock_fprog, with the address of what follows it
  const program = Buffer.alloc(16);
  program.writeUInt16LE(filter.length / 8, 0);
  program.writeBigUInt64LE(BigInt(bodyAddress + code.length + program.length), 8);
  return staticProgram(processor, Buffer.concat([code, program, filter]));
}

function x64Code(): Buffer {
  return Buffer.concat([
    Buffer.from("4889e3", "hex"), // mov rbx, rsp: argc, arguments, 0, environment
    Buffer.from("bf26000000", "hex"), // mov edi, 38 (no new privileges)
    Buffer.from("be01000000", "hex"), // mov esi, 1
    Buffer.from("31d2", "hex"), // xor edx, edx
    Buffer.from("4531d2", "hex"), // xor r10d, r10d
    Buffer.from("4531c0", "hex"), // xor r8d, r8d
    Buffer.from("b89d0000000f05", "hex"), // mov eax, 157 (prctl); syscall
    Buffer.from("85c07532", "hex"), // test eax, eax; jnz failed
    Buffer.from("bf16000000", "hex"), // mov edi, 22 (set the filter)
    Buffer.from("be02000000", "hex"), // mov esi, 2 (of this shape)
    Buffer.from("488d152f000000", "hex"), // lea rdx, [rip + …]: sock_fprog, which follows the code
    Buffer.from("b89d0000000f05", "hex"), // mov eax, 157 (prctl); syscall
    Buffer.from("85c07516", "hex"), // test eax, eax; jnz failed
    Buffer.from("488b03", "hex"), // mov rax, [rbx]
    Buffer.from("488d54c310", "hex"), // lea rdx, [rbx + 8 rax + 16]: the environment
    Buffer.from("488d7310", "hex"), // lea rsi, [rbx + 16]: the arguments after the first
    Buffer.from("488b3e", "hex"), // mov rdi, [rsi]
    Buffer.from("b83b0000000f05", "hex"), // mov eax, 59 (execve); syscall
    // failed: 82
    Buffer.from("bf", "hex"), // mov edi, launcherFailure
    int32(launcherFailure),
    Buffer.from("b83c0000000f05", "hex"), // mov eax, 60 (exit); syscall
    Buffer.from("9090", "hex"), // (up to 96)
  ]);
}

function arm64Code(): Buffer {
  const set = (register: number, value: number) => 0xd2800000 | (value << 5) | register;
  const call = 0xd4000001;
  const leaveUnlessZero = (words: number) => 0xb5000000 | (words << 5);
  const words = [
    0x910003f3, // mov x19, sp: argc, arguments, 0, environment
    ...[set(0, 38), set(1, 1), set(2, 0), set(3, 0), set(4, 0)],
    ...[set(8, 167), call], // prctl: no new privileges
    leaveUnlessZero(14),
    ...[set(0, 22), set(1, 2)],
    0x10000002 | (14 << 5), // adr x2, sock_fprog (14 words on)
    ...[set(8, 167), call], // prctl: set the filter
    leaveUnlessZero(8),
    0xf9400269, // ldr x9, [x19]
    0x8b090e62, // add x2, x19, x9, lsl 3
    0x91004042, // add x2, x2, 16: the environment
    0x91004261, // add x1, x19, 16: the arguments after the first
    0xf9400020, // ldr x0, [x1]
    ...[set(8, 221), call], // execve
    // failed: 22
    ...[set(0, launcherFailure), set(8, 93), call], // exit
    0xd503201f, // nop: sock_fprog begins at a multiple of eight
  ];
  return Buffer.concat(words.map((word) => int32(word)));
}
