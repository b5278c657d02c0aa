/** For the learner: which limit their code came to, and what to look for. */
export const limitMessages = {
  cpu: "Your code used up its processor time. Look for a loop that does not end.",
  wall: "Your code ran out of time. Look for a wait that does not end.",
  memory: "Your code ran out of memory. Look for something that grows without end.",
  output: "Your code sent too much output and was stopped.",
  stderr: "Your code sent too much output and was stopped.",
} as const;
