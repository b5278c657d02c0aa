import { architectures } from "./syscalls";
import type { CallAttempt } from "./system-call-prober";

/** A call that foreign code might make, and whether its result means that it got through. */
export interface HostileCall extends CallAttempt {
  readonly says: string;
  readonly succeeded: (result: number) => boolean;
}

const notPermitted = -1;
const noSuchCall = -38;
const atWorkingFolder = -100;
const flags = { remountBind: 0x1020, newUser: 0x10000000, childSignal: 17, create: 0o102 };

/** The filter must answer these itself, before the kernel looks at any argument. */
const filteredArguments: Readonly<Record<string, readonly (number | string)[]>> = {
  mount: ["none", "/", "tmpfs", flags.remountBind, 0],
  umount2: ["/", 2],
  chroot: ["/"],
  unshare: [flags.newUser],
  ptrace: [0, 0, 0, 0],
  socket: [1, 1, 0],
  memfd_create: ["x", 0],
  shmget: [0, 4096, 0o1600],
  personality: [0xffffffff],
};

/** Numbers of calls that open or make files, which stay allowed and must fail for other reasons. */
const fileCalls: Readonly<Record<string, { openat: number; mkdirat: number; setuid: number }>> = {
  x64: { openat: 257, mkdirat: 258, setuid: 105 },
  arm64: { openat: 56, mkdirat: 34, setuid: 146 },
};

/** What is tried on this processor. */
export function hostileCalls(processor: string): HostileCall[] {
  const architecture = architectures[processor];
  const files = fileCalls[processor];
  if (architecture === undefined || files === undefined) return [];
  const filtered = Object.entries(architecture.denied).map(([name, number]) => ({
    says: `the system call ${name} reached the kernel`,
    number,
    args: filteredArguments[name] ?? [-1, 0, 0, 0, 0],
    succeeded: isUnfiltered,
  }));
  const opened = (path: string, mode: number): HostileCall => ({
    says: `${path} opened for writing`,
    number: files.openat,
    args: [atWorkingFolder, path, mode, 0o600],
    succeeded: (result) => result >= 0,
  });
  return [
    // Forks stand last: if one gets through, the child goes on from there.
    ...filtered.filter(({ says }) => !/fork/.test(says)),
    opened("/proc/sys/kernel/core_pattern", 1),
    opened("/proc/self/mem", 2),
    opened("/written", flags.create),
    opened("/dev/shm/written", flags.create),
    {
      says: "a folder could be made",
      number: files.mkdirat,
      args: [atWorkingFolder, "/made", 0o700],
      succeeded: (result) => result === 0,
    },
    {
      says: "it could become root",
      number: files.setuid,
      args: [0],
      succeeded: (result) => result === 0,
    },
    {
      says: "the system call clone3 reached the kernel",
      number: architecture.clone3,
      args: [0, 0],
      succeeded: isUnfiltered,
    },
    {
      says: "clone made another process",
      number: architecture.clone,
      args: [flags.childSignal, 0, 0, 0, 0],
      succeeded: isUnfiltered,
    },
    ...filtered.filter(({ says }) => /fork/.test(says)),
  ];
}

function isUnfiltered(result: number): boolean {
  return result !== notPermitted && result !== noSuchCall;
}
