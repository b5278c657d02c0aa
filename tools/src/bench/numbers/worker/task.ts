/** A workload that is ready to be run. */
export interface Task {
  /** How many numbers its model has to train. */
  readonly parameters: number;
  /** Runs it once: a step of training, an answer, an attribution. Ends when the result is there. */
  readonly run: () => void;
}
