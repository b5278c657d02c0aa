import { expect, it } from "vitest";
import { librariesOf } from "./runtime-files";

const printed: readonly [string, string, { source: string; target: string }[]][] = [
  [
    "glibc",
    "\tlinux-vdso.so.1 (0x00007f52)\n\tlibm.so.6 => /lib/x86_64-linux-gnu/libm.so.6 (0x00007f90)\n\t/lib64/ld-linux-x86-64.so.2 (0x00007f91)\n",
    [
      { source: "/lib/x86_64-linux-gnu/libm.so.6", target: "/libraries/libm.so.6" },
      { source: "/lib64/ld-linux-x86-64.so.2", target: "/lib64/ld-linux-x86-64.so.2" },
    ],
  ],
  [
    "musl",
    "\t/lib/ld-musl-x86_64.so.1 (0x7f0a)\n\tlibc.musl-x86_64.so.1 => /lib/ld-musl-x86_64.so.1 (0x7f0a)\n",
    [
      { source: "/lib/ld-musl-x86_64.so.1", target: "/lib/ld-musl-x86_64.so.1" },
      { source: "/lib/ld-musl-x86_64.so.1", target: "/libraries/libc.musl-x86_64.so.1" },
    ],
  ],
  [
    "a folder with a blank",
    "\tlibnode.so.1 => /home/a b/lib/libnode.so.1 (0x7f0a)\n",
    [{ source: "/home/a b/lib/libnode.so.1", target: "/libraries/libnode.so.1" }],
  ],
  ["a static program", "\tstatically linked\n", []],
  ["a missing library", "\tlibx.so => not found\n", []],
];

it.each(printed)("reads what ldd prints of %s", (_, text, expected) => {
  expect(librariesOf(text)).toEqual(expected);
});
