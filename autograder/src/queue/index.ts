export { byQueue } from "./grade-by-queue";
export { startGradingWorker } from "./grading-worker";
export { redisAddress } from "./redis-connection";
export { openWorkerRoom } from "./worker-room";
