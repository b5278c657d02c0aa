import * as tf from "@tensorflow/tfjs";
import { afterEach, expect, it, vi } from "vitest";
import { startTestBackend } from "./test-backend";

afterEach(async () => {
  vi.unstubAllEnvs();
  await startTestBackend();
});

it("is the one that ATTENDING_BACKEND names, before a file's first test", () => {
  const native = /^node/.test(process.env.ATTENDING_BACKEND ?? "");
  const cpu = process.env.ATTENDING_BACKEND === "cpu";
  expect(tf.getBackend()).toBe(native ? "tensorflow" : cpu ? "cpu" : "wasm");
});

it("is wasm unasked", async () => {
  vi.stubEnv("ATTENDING_BACKEND", "");
  await tf.setBackend("cpu");
  await startTestBackend();
  expect(tf.getBackend()).toBe("wasm");
});

it("is not another when a name is misspelt", async () => {
  vi.stubEnv("ATTENDING_BACKEND", "nod");
  await expect(startTestBackend()).rejects.toThrow("ATTENDING_BACKEND: no backend is called nod");
});
