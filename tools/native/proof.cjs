// node proof.cjs PROJECT FOLDER BACKEND: loads a native package as lib does, and computes with it.
// Prints one line of JSON; what throws says on stderr what is wrong.
const { createRequire } = require("node:module");
const { join } = require("node:path");

const [project = "", folder, backend] = process.argv.slice(2);
const lib = join(project, "lib", "dist", "backend");
const { loadNativePackage } = require(join(lib, "native-package.js"));
const { probeBackend } = require(join(lib, "probe-backend.js"));
const tf = createRequire(join(lib, "native-package.js"))("@tensorflow/tfjs");

loadNativePackage(backend, folder);
tf.setBackend("tensorflow");
probeBackend();
const { binding, isUsingGpuDevice } = tf.backend();
console.log(JSON.stringify({ tensorflow: binding.TF_Version, gpu: isUsingGpuDevice === true }));
