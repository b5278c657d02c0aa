"""PyTorch beside our own process: answers questions about workloads, a line of JSON each way.

The questions and answers are those of tools/src/bench/numbers/measuring; a workload is a module of
the same name here. Between two questions this process waits for its input.
"""

import json
import os
import platform
import sys
import time
from importlib import metadata, import_module
from types import SimpleNamespace

# Before torch starts its threads: two of them compute.
NUM_THREADS = 2
os.environ["OMP_NUM_THREADS"] = str(NUM_THREADS)

import torch  # noqa: E402

torch.set_num_threads(NUM_THREADS)

# Whatever a package prints goes to standard error: standard output belongs to the answers.
answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)

MODULES = {
    "note-training": "note_training",
    "note-training-cut": "note_training_cut",
    "note-inference": "note_inference",
    "integrated-gradients": "integrated_gradients",
    "lstm-training": "lstm_training",
    "lstm-inference": "lstm_inference",
    "encoder-training": "encoder_training",
    "encoder-inference": "encoder_inference",
}


def send(kind, answer):
    print(json.dumps({kind: answer}), file=answers, flush=True)


def repeat(run, runs, ms):
    """Milliseconds of each run, until both limits are reached."""
    times = []
    begun = now = time.perf_counter()
    while len(times) < runs or now - begun < ms / 1000:
        run()
        end = time.perf_counter()
        times.append((end - now) * 1000)
        now = end
    return times


def resident_bytes():
    """What the process holds in memory, or None where the system does not tell."""
    try:
        with open("/proc/self/statm") as statm:
            return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return None


def prepare(question, tasks):
    spec = SimpleNamespace(**question["spec"])
    # Loaded only now: a cold process should not wait for what it does not run.
    start = import_module(MODULES[spec.workload]).start
    torch.manual_seed(spec.seed)
    parameters, run = start(spec)
    repeat(run, **question["warmUp"])
    tasks[question["task"]] = run
    return {"parameters": parameters}


def measure_round(question, tasks):
    run = tasks[question["task"]]
    cpu_before = time.process_time()
    times = repeat(run, **question["atLeast"])
    return {"times": times, "cpuBefore": cpu_before, "cpuAfter": time.process_time()}


def measure_growth(question, tasks):
    run = tasks[question["task"]]
    before = resident_bytes()
    for _ in range(question["steps"]):
        run()
    after = resident_bytes()
    return {} if before is None else {"residentBytes": after - before}


ANSWER = {"prepared": prepare, "round": measure_round, "growth": measure_growth}


def versions():
    found = {"python": platform.python_version(), "torch": torch.__version__}
    for name in ("captum", "transformers", "numpy"):
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            pass  # a row that needs it will say so
    return found


def main():
    ready = {"versions": versions(), "threads": torch.get_num_threads()}
    send("ready", {**ready, "backend": f"PyTorch {torch.__version__} on the CPU"})
    tasks = {}
    for line in sys.stdin:
        try:
            question = json.loads(line)
            send(question["ask"], ANSWER[question["ask"]](question, tasks))
        except Exception as error:
            send("error", f"{type(error).__name__}: {error}")


main()
