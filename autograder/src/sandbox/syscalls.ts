import { IsolationError } from "./isolation-error";

/** What a filter must know of a processor. */
export interface Architecture {
  /** `AUDIT_ARCH_*` of `linux/audit.h`: which table of numbers a call means. */
  readonly audit: number;
  /** Numbers from here on mean another table (x32); undefined where there is none. */
  readonly foreignFrom: number | undefined;
  readonly clone: number;
  readonly clone3: number;
  /** By name; a processor leaves out what it never had. */
  readonly denied: Readonly<Record<string, number>>;
}

/** Numbers that are the same on every processor: all calls added since Linux 5.1. */
const sharedNumbers = {
  pidfd_send_signal: 424,
  io_uring_setup: 425,
  io_uring_enter: 426,
  io_uring_register: 427,
  open_tree: 428,
  move_mount: 429,
  fsopen: 430,
  fsconfig: 431,
  fsmount: 432,
  fspick: 433,
  pidfd_open: 434,
  pidfd_getfd: 438,
  process_madvise: 440,
  mount_setattr: 442,
  memfd_secret: 447,
};

/**
 * Calls that the interpreter of JavaScript never needs and that reach processes, networks, mounts,
 * the kernel's own tables, or memory outside the data limit.
 *
 * @see https://man7.org/linux/man-pages/man2/seccomp.2.html
 */
export const architectures: Readonly<Record<string, Architecture>> = {
  x64: {
    audit: 0xc000003e,
    foreignFrom: 0x40000000,
    clone: 56,
    clone3: 435,
    denied: {
      fork: 57,
      vfork: 58,
      ptrace: 101,
      process_vm_readv: 310,
      process_vm_writev: 311,
      kcmp: 312,
      unshare: 272,
      setns: 308,
      mount: 165,
      umount2: 166,
      pivot_root: 155,
      chroot: 161,
      socket: 41,
      socketpair: 53,
      connect: 42,
      bind: 49,
      listen: 50,
      accept: 43,
      accept4: 288,
      bpf: 321,
      perf_event_open: 298,
      userfaultfd: 323,
      memfd_create: 319,
      shmget: 29,
      shmat: 30,
      semget: 64,
      msgget: 68,
      mq_open: 240,
      vmsplice: 278,
      add_key: 248,
      request_key: 249,
      keyctl: 250,
      name_to_handle_at: 303,
      open_by_handle_at: 304,
      fanotify_init: 300,
      kexec_load: 246,
      kexec_file_load: 320,
      init_module: 175,
      finit_module: 313,
      delete_module: 176,
      iopl: 172,
      ioperm: 173,
      reboot: 169,
      swapon: 167,
      swapoff: 168,
      acct: 163,
      quotactl: 179,
      syslog: 103,
      personality: 135,
      sethostname: 170,
      setdomainname: 171,
      settimeofday: 164,
      clock_settime: 227,
      adjtimex: 159,
      ...sharedNumbers,
    },
  },
  arm64: {
    audit: 0xc00000b7,
    foreignFrom: undefined,
    clone: 220,
    clone3: 435,
    denied: {
      ptrace: 117,
      process_vm_readv: 270,
      process_vm_writev: 271,
      kcmp: 272,
      unshare: 97,
      setns: 268,
      mount: 40,
      umount2: 39,
      pivot_root: 41,
      chroot: 51,
      socket: 198,
      socketpair: 199,
      connect: 203,
      bind: 200,
      listen: 201,
      accept: 202,
      accept4: 242,
      bpf: 280,
      perf_event_open: 241,
      userfaultfd: 282,
      memfd_create: 279,
      shmget: 194,
      shmat: 196,
      semget: 190,
      msgget: 186,
      mq_open: 180,
      vmsplice: 75,
      add_key: 217,
      request_key: 218,
      keyctl: 219,
      name_to_handle_at: 264,
      open_by_handle_at: 265,
      fanotify_init: 262,
      kexec_load: 104,
      kexec_file_load: 294,
      init_module: 105,
      finit_module: 273,
      delete_module: 106,
      reboot: 142,
      swapon: 224,
      swapoff: 225,
      acct: 89,
      quotactl: 60,
      syslog: 116,
      personality: 92,
      sethostname: 161,
      setdomainname: 162,
      settimeofday: 170,
      clock_settime: 112,
      adjtimex: 171,
      ...sharedNumbers,
    },
  },
};

/**
 * What a filter must know of the processor that this runs on.
 *
 * @throws IsolationError for a processor without a table
 */
export function hostArchitecture(): Architecture {
  const architecture = architectures[process.arch];
  if (architecture !== undefined) return architecture;
  throw new IsolationError(
    `isolation: expected a processor of ${Object.keys(architectures).join(" or ")}, got ${process.arch}. Grade on another machine. For your own work there is --isolation none.`,
  );
}
