import * as tf from "@tensorflow/tfjs";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import {
  computeTyped,
  isSameOutput,
  type TypedOutput,
  typedSamples,
} from "../../tests/typed-samples";
import { startBackend } from "../backend/backend-candidates";
import {
  float32OnlyOnWasm,
  notBoolOnWasm,
  sameTypesOnWasm,
} from "./missing-operations";
import { requireWasmBackend } from "./wasm-memory";

// Its own process: tfjs's kernels are let loose on types they misread.
vi.mock("./require-types", () => ({ typeCheckOf: () => undefined }));

// Before the setup starts wasm, which keeps the function that it finds.
vi.spyOn(console, "warn").mockImplementation(() => {});

/** What lies around every tensor: as float32 and int32 an unlikely number. */
const canary = 0xa5;

/** A kernel that takes bytes for float32 writes four times as much. */
const roomFor = (numBytes: number) => 4 * numBytes + 64;

/** Where kernels wrote beyond the end of what they were given. */
let numOverflows = 0;

function watchMemory(): void {
  const { wasm } = requireWasmBackend();
  const [allocate, free] = [wasm._malloc, wasm._free];
  const sizes = new Map<number, number>();
  wasm._malloc = (numBytes) => {
    const address = allocate(roomFor(numBytes)) >>> 0;
    wasm.HEAPU8.fill(canary, address, address + roomFor(numBytes));
    sizes.set(address, numBytes);
    return address;
  };
  wasm._free = (address) => {
    const numBytes = sizes.get(address >>> 0) ?? 0;
    const end = (address >>> 0) + numBytes;
    const beyond = wasm.HEAPU8.subarray(
      end,
      end + roomFor(numBytes) - numBytes,
    );
    if (sizes.delete(address >>> 0) && beyond.some((byte) => byte !== canary)) {
      numOverflows++;
    }
    free(address);
  };
}

/** What is wrong with each sample, by its name and the types of its inputs. */
const faults = new Map<string, "wrong" | "overflow">();

beforeAll(async () => {
  const cpu = new Map<string, TypedOutput[] | Error>();
  await startBackend.cpu();
  for (const [name, typing] of typedSamples) {
    cpu.set(`${name}: ${typing}`, computeTyped(name, typing));
  }
  await startBackend.wasm();
  watchMemory();
  for (const [name, typing] of typedSamples) {
    const expected = cpu.get(`${name}: ${typing}`) ?? [];
    const got = computeTyped(name, typing);
    if (numOverflows > 0) faults.set(`${name}: ${typing}`, "overflow");
    else if (!(expected instanceof Error) && !agree(got, expected)) {
      faults.set(`${name}: ${typing}`, "wrong");
    }
    numOverflows = 0;
  }
});

afterAll(() => vi.restoreAllMocks());

function agree(got: TypedOutput[] | Error, expected: TypedOutput[]): boolean {
  if (got instanceof Error) return isExplained(got);
  const none = { numbers: [NaN], dtype: "float32" } as const;
  return got.every((output, i) => isSameOutput(output, expected[i] ?? none));
}

/** Of a kernel that wasm lacks altogether. */
function isExplained({ message }: Error): boolean {
  return (
    message.includes("expected a backend that computes") ||
    message.startsWith("Kernel 'UnsortedSegmentSum' not registered")
  );
}

/** Kernels that samples of several kernels stand for. */
const causes: Readonly<Record<string, readonly string[]>> = {
  Conv3DTranspose: [],
  Einsum: ["BatchMatMul"],
  LogSoftmax: ["Exp", "Max", "Sub"],
  LogSumExp: ["Exp", "Max", "Sub"],
  LowerUpper: ["Select"],
  Moments: ["Square"],
  "Select of two types": ["Select"],
};

function faultyKernels(typing: string): string[] {
  const names = [...faults.keys()]
    .filter((key) => key.endsWith(`: ${typing}`))
    .map((key) => key.slice(0, -typing.length - 2));
  return [...new Set(names.filter((name) => !(name in causes)))].sort();
}

it("takes the bits of int32 for float32 in the kernels of the list", () => {
  const missing = ["UnsortedSegmentSum"];
  expect([...faultyKernels("int32"), ...missing].sort()).toEqual(
    [...float32OnlyOnWasm].sort(),
  );
});

it("takes those of bool in these and in more", () => {
  const listed = [...float32OnlyOnWasm, ...notBoolOnWasm, ...sameTypesOnWasm];
  const unlisted = faultyKernels("bool").filter((x) => !listed.includes(x));
  expect(unlisted).toEqual([]);
  const harmless = notBoolOnWasm.filter(
    (x) => !faultyKernels("bool").includes(x),
  );
  expect(harmless).toEqual([]);
});

it("mixes types up in the kernels of the lists", () => {
  const listed = [...float32OnlyOnWasm, ...sameTypesOnWasm];
  for (const typing of ["int32 first", "int32 but the first"]) {
    const unlisted = faultyKernels(typing).filter((x) => !listed.includes(x));
    expect(unlisted).toEqual([]);
  }
  expect(faults.get("Select of two types: int32")).toBe("wrong");
});

it("leaves zeros where ones are asked for as float32", () => {
  const ids = tf.tensor1d([0, 1], "int32");
  expect([...tf.oneHot(ids, 2).dataSync()]).toEqual([1, 0, 0, 1]);
  const floats = tf.oneHot(ids, 2, 1, 0, "float32").dataSync();
  expect([...floats]).not.toEqual([1, 0, 0, 1]);
});

it("writes beyond the end of outputs", () => {
  expect([...faults.values()]).toContain("overflow");
  expect(tf.getBackend()).toBe("wasm");
});
