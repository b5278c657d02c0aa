import { Module } from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import { append } from "./own-list";

/** What the calls of a timed classifier cost. */
export type Work = {
  /** Milliseconds for a place of a batch: the calls of a batch take them in turn. */
  readonly costs: readonly number[];
  /** So many first calls of each batch cost {@link coldFactor} times as much. @default 0 */
  readonly numCold?: number;
  /** Whether `forward` only orders the work, and whoever reads a tensor waits for it. */
  readonly isDeferred?: boolean;
};

/** What was asked of a model, for one shape of `[batch, length]`. */
export type Asked = {
  readonly batch: number;
  readonly length: number;
  /** That of the first batch. */
  readonly dtype: string;
  calls: number;
  smallestId: number;
  largestId: number;
};

const coldFactor = 30;
const trainingFactor = 3;

/** A call of a timed model, by what decides how long it takes. */
export type Call = {
  /** Which of the costs it takes. */
  readonly turn: number;
  /** How often the same was asked, with this call. */
  readonly calls: number;
  /** Places of the batch. */
  readonly size: number;
  readonly isTraining: boolean;
};

/** A clock that only work moves, so that a machine's haste or rest is in no result. */
export class WorkClock {
  #numAsked = 0;
  #timeMs = 4_321;
  #orderedMs = 0;

  /** How often somebody asked for the time. */
  get numAsked(): number {
    return this.#numAsked;
  }

  readonly now = (): number => {
    this.#numAsked += 1;
    return this.#timeMs;
  };

  /** How late it is, without being asked. */
  get timeMs(): number {
    return this.#timeMs;
  }

  spend(ms: number): void {
    this.#timeMs += ms;
  }

  /** Moves by what a call costs, or by little while the rest waits for somebody who reads. */
  work({ costs, numCold = 0, isDeferred = false }: Work, call: Call): void {
    const { turn, calls, size, isTraining } = call;
    const cost = costs[turn % costs.length] ?? Number.NaN;
    const factor = (calls <= numCold ? coldFactor : 1) * (isTraining ? trainingFactor : 1);
    const ms = cost * factor * (1 + size / 8);
    if (isDeferred) this.#orderedMs += ms;
    // Ordering is work too, but little.
    this.spend(isDeferred ? ms / 100 : ms);
  }

  /**
   * What `run` gives, with this clock moved wherever it reads numbers out of a tensor while work is
   * ordered.
   */
  async whileReadingWaits<T>(run: () => T | Promise<T>): Promise<T> {
    const engine: Reader = tf.engine();
    const own = { readSync: engine.readSync, read: engine.read };
    const afterWork =
      <Id, Values>(read: (id: Id) => Values) =>
      (id: Id): Values => {
        this.spend(this.#orderedMs);
        this.#orderedMs = 0;
        return read.call(engine, id);
      };
    Object.assign(engine, { readSync: afterWork(own.readSync), read: afterWork(own.read) });
    try {
      return await run();
    } finally {
      Object.assign(engine, own);
    }
  }
}

type Reader = Pick<ReturnType<typeof tf.engine>, "readSync" | "read">;

/** A classifier that says nothing of its notes, but works on them. */
export class TimedClassifier extends Module {
  readonly #work: (tokenIds: tf.Tensor2D, isTraining: boolean) => void;

  constructor(work: (tokenIds: tf.Tensor2D, isTraining: boolean) => void) {
    super();
    this.#work = work;
  }

  forward(tokenIds: tf.Tensor2D): { logits: tf.Tensor2D } {
    if (!(tokenIds instanceof tf.Tensor)) throw new Error("forward: expected a tensor of ids.");
    this.#work(tokenIds, this.training);
    return { logits: tf.zeros([tokenIds.shape[0], 3]) };
  }
}

/**
 * A classifier whose calls take known times by a clock: longer for more notes, for more words, and in
 * training mode. What a call costs, and what was asked, whoever holds the model cannot reach.
 */
export function timedClassifier(
  clock: WorkClock,
  work: Work,
): {
  readonly model: TimedClassifier;
  /** What it was asked, shape by shape, in the order of first calls. */
  readonly asked: Asked[];
} {
  const asked: Asked[] = [];
  const model = new TimedClassifier((tokenIds, isTraining) => {
    const { batch, length, calls } = noteDown(asked, tokenIds, !work.isDeferred);
    const turn = calls - 1 + 3 * batch + 5 * length;
    clock.work(work, { turn, calls, size: batch * length, isTraining });
  });
  return { model, asked };
}

/** Counts a call among those of its shape, and looks at its ids if it may read. */
function noteDown(asked: Asked[], tokenIds: tf.Tensor2D, mayRead: boolean): Asked {
  const [batch, length = 0] = tokenIds.shape;
  const shape = shapeAmong(asked, { batch, length, dtype: tokenIds.dtype });
  // Not while reading would move the clock; and the first calls say enough.
  if (mayRead && shape.calls < 3) {
    const ids = tokenIds.dataSync();
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i] ?? -1;
      if (id < shape.smallestId) shape.smallestId = id;
      if (id > shape.largestId) shape.largestId = id;
    }
  }
  shape.calls += 1;
  return shape;
}

function shapeAmong(asked: Asked[], of: Pick<Asked, "batch" | "length" | "dtype">): Asked {
  for (let i = 0; i < asked.length; i++) {
    const shape = asked[i];
    if (shape?.batch === of.batch && shape.length === of.length) return shape;
  }
  const shape = { ...of, calls: 0, smallestId: Number.MAX_SAFE_INTEGER, largestId: -1 };
  append(asked, shape);
  return shape;
}
