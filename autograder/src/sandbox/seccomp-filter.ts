import type { Architecture } from "./syscalls";

/**
 * One instruction of the kernel's packet filter, which also filters system calls.
 *
 * @see https://www.kernel.org/doc/html/latest/networking/filter.html
 */
export interface Instruction {
  readonly code: number;
  /** Instructions to skip when a jump holds, and when it does not. */
  readonly ifTrue: number;
  readonly ifFalse: number;
  readonly operand: number;
}

const opcode = {
  load: 0x20,
  jumpIfEqual: 0x15,
  jumpIfAtLeast: 0x35,
  jumpIfAnyBit: 0x45,
  reply: 0x06,
};

/** `SECCOMP_RET_*` of `linux/seccomp.h`; the low bits carry the error number. */
const reply = {
  allow: 0x7fff0000,
  notPermitted: 0x00050001,
  noSuchCall: 0x00050026,
  kill: 0x80000000,
};

/** Offsets in `struct seccomp_data`. */
const field = { number: 0, architecture: 4, lowFlags: 16 };

const cloneThread = 0x00010000;

const load = (offset: number): Instruction => step(opcode.load, offset);
const answer = (value: number): Instruction => step(opcode.reply, value);

function step(code: number, operand: number, ifTrue = 0, ifFalse = 0): Instruction {
  return { code, ifTrue, ifFalse, operand };
}

/**
 * A filter that lets a single process compute and do nothing else: no other process, no network, no
 * mounts, no new memory outside its data segment. Threads are allowed, since V8 needs them.
 *
 * `clone3` answers "no such call", because its flags stand in memory that a filter cannot read; the
 * C library then falls back to `clone`, whose flags are in a register.
 */
export function seccompFilter(architecture: Architecture): Instruction[] {
  const { audit, foreignFrom, clone, clone3, denied } = architecture;
  const filter = [
    load(field.architecture),
    step(opcode.jumpIfEqual, audit, 1, 0),
    answer(reply.kill),
    load(field.number),
  ];
  if (foreignFrom !== undefined) {
    filter.push(step(opcode.jumpIfAtLeast, foreignFrom, 0, 1), answer(reply.notPermitted));
  }
  filter.push(step(opcode.jumpIfEqual, clone3, 0, 1), answer(reply.noSuchCall));
  for (const number of Object.values(denied).sort((a, b) => a - b)) {
    filter.push(step(opcode.jumpIfEqual, number, 0, 1), answer(reply.notPermitted));
  }
  filter.push(
    step(opcode.jumpIfEqual, clone, 0, 3),
    load(field.lowFlags),
    step(opcode.jumpIfAnyBit, cloneThread, 1, 0),
    answer(reply.notPermitted),
    answer(reply.allow),
  );
  return filter;
}

/** A filter that lets everything pass: what a test of the self-test puts in the real one's place. */
export const openFilter: readonly Instruction[] = [answer(reply.allow)];

/** The bytes that the kernel reads: `struct sock_filter`, eight bytes an instruction. */
export function assemble(filter: readonly Instruction[]): Buffer {
  const bytes = Buffer.alloc(8 * filter.length);
  filter.forEach(({ code, ifTrue, ifFalse, operand }, i) => {
    bytes.writeUInt16LE(code, 8 * i);
    bytes.writeUInt8(ifTrue, 8 * i + 2);
    bytes.writeUInt8(ifFalse, 8 * i + 3);
    bytes.writeUInt32LE(operand, 8 * i + 4);
  });
  return bytes;
}
