import { beforeAll } from "vitest";
import { startBackend } from "../src/backend/backend-candidates";

// Every test computes on the backend that grades; it starts in milliseconds.
beforeAll(() => startBackend.wasm());
