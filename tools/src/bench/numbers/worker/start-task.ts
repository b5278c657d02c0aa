import type { WorkloadSpec } from "../rows/workload-spec";
import type { Task } from "./task";

/**
 * A workload's task. Its file is loaded only now: a cold process should not wait for what it does
 * not run.
 */
export async function startTask(spec: WorkloadSpec): Promise<Task> {
  switch (spec.workload) {
    case "note-training":
      return (await import("./workloads/note-training")).startNoteTraining(spec);
    case "note-training-cut":
      return (await import("./workloads/note-training-cut")).startCutNoteTraining(spec);
    case "note-inference":
      return (await import("./workloads/note-inference")).startNoteInference(spec);
    case "integrated-gradients":
      return (await import("./workloads/integrated-gradients")).startIntegratedGradients(spec);
    case "lstm-training":
      return (await import("./workloads/lstm-training")).startLstmTraining(spec);
    case "lstm-inference":
      return (await import("./workloads/lstm-inference")).startLstmInference(spec);
    case "encoder-training":
      return (await import("./workloads/encoder-training")).startEncoderTraining(spec);
    case "encoder-inference":
      return (await import("./workloads/encoder-inference")).startEncoderInference(spec);
  }
}
