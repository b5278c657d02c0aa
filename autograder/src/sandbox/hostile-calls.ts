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

interface FileCalls {
  readonly openat: number;
  readonly mkdirat: number;
  readonly setuid: number;
}

/** Numbers of calls that open or make files, which stay allowed and must fail for other reasons. */
const fileCalls: Readonly<Record<string, FileCalls>> = {
  x64: { openat: 257, mkdirat: 258, setuid: 105 },
  arm64: { openat: 56, mkdirat: 34, setuid: 146 },
};

/** What is tried on this processor. */
export function hostileCalls(processor: string): HostileCall[] {
  const architecture = architectures[processor];
  const files = fileCalls[processor];
  if (architecture === undefined || files === undefined) return [];
  const filtered = Object.entries(architecture.denied).map(([name, number]) =>
    unfiltered(`the system call ${name} reached the kernel`, number, filteredArguments[name]),
  );
  return [
    // Forks stand last: if one gets through, the child goes on from there.
    ...filtered.filter(({ says }) => !/fork/.test(says)),
    ...allowedCalls(files),
    unfiltered("the system call clone3 reached the kernel", architecture.clone3, [0, 0]),
    unfiltered("clone made another process", architecture.clone, [flags.childSignal, 0, 0, 0, 0]),
    ...filtered.filter(({ says }) => /fork/.test(says)),
  ];
}

/** A call that the filter must answer. */
function unfiltered(
  says: string,
  number: number,
  args: HostileCall["args"] = [-1, 0, 0, 0, 0],
): HostileCall {
  return {
    says,
    number,
    args,
    succeeded: (result) => result !== notPermitted && result !== noSuchCall,
  };
}

/** Calls that pass the filter, and must fail because there is nothing that they may write. */
function allowedCalls({ openat, mkdirat, setuid }: FileCalls): HostileCall[] {
  const opened = (path: string, mode: number): HostileCall => ({
    says: `${path} opened for writing`,
    number: openat,
    args: [atWorkingFolder, path, mode, 0o600],
    succeeded: (result) => result >= 0,
  });
  const isDone = (result: number) => result === 0;
  return [
    opened("/proc/sys/kernel/core_pattern", 1),
    opened("/proc/self/mem", 2),
    opened("/written", flags.create),
    opened("/dev/shm/written", flags.create),
    opened("/dev/mqueue/written", flags.create),
    {
      says: "a folder could be made",
      number: mkdirat,
      args: [atWorkingFolder, "/made", 0o700],
      succeeded: isDone,
    },
    { says: "it could become root", number: setuid, args: [0], succeeded: isDone },
  ];
}
