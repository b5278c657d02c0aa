import type { Architecture } from "./syscalls";

const cloneThread = 0x00010000;
const noSuchCall = 38;

/**
 * The filter of `seccomp-filter.ts` in the words of container engines.
 *
 * Calls are named here, and numbered by the engine's library: one that it does not know yet it leaves
 * out, which the self-test then sees.
 *
 * @param processor Node's name of the processor
 * @see https://github.com/opencontainers/runtime-spec/blob/main/config-linux.md#seccomp
 */
export function seccompProfile(processor: string, { denied }: Architecture): string {
  const deny = { action: "SCMP_ACT_ERRNO", errnoRet: 1 };
  const withoutThreadFlag = { index: 0, value: cloneThread, valueTwo: 0, op: "SCMP_CMP_MASKED_EQ" };
  return JSON.stringify({
    defaultAction: "SCMP_ACT_ALLOW",
    // No second table of numbers (32 bits, x32): a call by one of those ends the process.
    architectures: [processor === "arm64" ? "SCMP_ARCH_AARCH64" : "SCMP_ARCH_X86_64"],
    syscalls: [
      { names: Object.keys(denied).sort(), ...deny },
      { names: ["clone"], ...deny, args: [withoutThreadFlag] },
      // Its flags stand in memory; the C library falls back to `clone`.
      { names: ["clone3"], action: "SCMP_ACT_ERRNO", errnoRet: noSuchCall },
    ],
  });
}
