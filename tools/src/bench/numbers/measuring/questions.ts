import type { WorkloadSpec } from "../rows/workload-spec";

/** Runs go on until both are reached. */
export interface AtLeast {
  readonly runs: number;
  readonly ms: number;
}

/** What a measured process is asked, a line of JSON each; `task` is a name of the asker's. */
export type Question =
  | {
      readonly ask: "prepared";
      readonly task: string;
      readonly spec: WorkloadSpec;
      readonly warmUp: AtLeast;
    }
  | { readonly ask: "round"; readonly task: string; readonly atLeast: AtLeast }
  | { readonly ask: "growth"; readonly task: string; readonly steps: number };
