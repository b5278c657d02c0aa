import type { Data } from "../../data/data";
import { append } from "./own-list";

/** A progress that draws nothing, but writes down what it is told. */
export interface WatchedProgress {
  readonly progress: {
    readonly update: (count: unknown) => void;
    readonly finish: () => void;
  };
  /** The counts of all updates in their order, and `"finish"` where it was told of the end. */
  readonly told: () => Data;
}

/** More than that no run of an exercise has to tell. */
const maxTold = 500;

export function watchProgress(): WatchedProgress {
  const told: (number | string)[] = [];
  const write = (event: number | string): void => {
    if (told.length < maxTold) append(told, event);
  };
  return {
    progress: {
      update: (count) => write(typeof count === "number" && Number.isFinite(count) ? count : "?"),
      finish: () => write("finish"),
    },
    told: () => told,
  };
}
