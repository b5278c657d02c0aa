import { expect, it } from "vitest";
import { seccompProfile } from "./seccomp-profile";
import { architectures } from "./syscalls";

it.each([
  ["x64", "SCMP_ARCH_X86_64"],
  ["arm64", "SCMP_ARCH_AARCH64"],
])("says the filter of %s in the words of container engines", (processor, name) => {
  const architecture = architectures[processor];
  if (architecture === undefined) throw new Error(`no ${processor}`);
  const profile = JSON.parse(seccompProfile(processor, architecture));
  expect(profile).toMatchObject({ defaultAction: "SCMP_ACT_ALLOW", architectures: [name] });
  const [denied, clone, clone3] = profile.syscalls;
  expect(denied).toEqual({
    names: Object.keys(architecture.denied).sort(),
    ...{ action: "SCMP_ACT_ERRNO", errnoRet: 1 },
  });
  expect(denied.names).toContain("ptrace");
  expect(clone).toEqual({
    ...{ names: ["clone"], action: "SCMP_ACT_ERRNO", errnoRet: 1 },
    // Denied where the flag of a thread (0x10000) is not set.
    args: [{ index: 0, value: 65536, valueTwo: 0, op: "SCMP_CMP_MASKED_EQ" }],
  });
  expect(clone3).toEqual({ names: ["clone3"], action: "SCMP_ACT_ERRNO", errnoRet: 38 });
  expect(profile.syscalls).toHaveLength(3);
});
