import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { resultKey } from "./result-key";

const all = {
  student: "anna",
  path: "subs/anna/02.ipynb",
  fileName: "02.ipynb",
  content: Buffer.from("{}"),
  fingerprint: "f",
  seed: "s",
  isolation: "bwrap",
  timeoutSeconds: 10,
  notebook: null as string | null,
};

it("is a hash of everything, in order", () => {
  const content = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
  const text = `["attending/key@1","anna","subs/anna/02.ipynb","02.ipynb","${content}","f","s","bwrap",10,null]`;
  expect(resultKey(all)).toBe(createHash("sha256").update(text).digest("hex"));
});

it.each([
  { student: "bob" },
  { path: "subs/bob/02.ipynb" },
  { fileName: "03.ipynb" },
  { content: Buffer.from("{ }") },
  { fingerprint: "g" },
  { seed: "t" },
  { isolation: "none" },
  { timeoutSeconds: 11 },
  { notebook: "02" },
])("differs where one thing differs: %o", (other) => {
  expect(resultKey({ ...all, ...other })).not.toBe(resultKey(all));
});

it("does not let a name run into the next", () => {
  expect(resultKey({ ...all, student: 'a","b', path: "c" })).not.toBe(
    resultKey({ ...all, student: "a", path: 'b","c' }),
  );
});
