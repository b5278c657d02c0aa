/** When a submission is given up, and reported as a fault of the grader, so that the batch goes on. */
export const retries = {
  /** Times that a worker may say that it could not. */
  attempts: 3,
  /** Times that a worker may be lost over a job, beyond the first. */
  lostWorkers: 2,
  /** Times that a job may vanish from Redis, or come back as something else. */
  handOvers: 4,
  pauseMs: 500,
} as const;
