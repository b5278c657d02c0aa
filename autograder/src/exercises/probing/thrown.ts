import type { Thrown } from "../exercise";

/** No error needs more letters than these, whoever says it. */
export const thrownLengths = { name: 100, message: 2_000, stack: 8_000 };

/** Whatever was thrown, as data. Getters that throw, proxies and endless texts do no harm. */
export function asThrown(error: unknown): Thrown {
  if (typeof error !== "object" || error === null) {
    return { name: "Error", message: read(() => error, thrownLengths.message), stack: "" };
  }
  return {
    name: read(() => Reflect.get(error, "name") ?? "Error", thrownLengths.name) || "Error",
    message: read(() => Reflect.get(error, "message") ?? "", thrownLengths.message),
    stack: read(() => Reflect.get(error, "stack") ?? "", thrownLengths.stack),
  };
}

function read(get: () => unknown, length: number): string {
  try {
    return String(get()).slice(0, length);
  } catch {
    return "";
  }
}
