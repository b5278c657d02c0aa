// A run of the built library: node endless-run.cjs <epochs> [<folder of checkpoints>]
// Prints how it ended, and its model's numbers, unless it is ended before.
const lib = require("../dist");
const tf = require("@tensorflow/tfjs");

const [epochs, folder] = process.argv.slice(2);
const random = lib.seededRandom(1);

class Model extends lib.Module {
  linear = new lib.Linear({ inFeatures: 40, outFeatures: 30, random });
  dropout = new lib.Dropout({ rate: 0.3, random: lib.seededRandom(2) });
}

async function run() {
  await tf.setBackend("cpu");
  const model = new Model();
  const ones = () => tf.ones([2, 40]);
  const result = await lib.fit(model, {
    train: {
      numBatches: 2,
      *batches() {
        for (let i = 0; i < 2; i++) yield { ones: ones() };
      },
    },
    computeLoss: (batch) => model.dropout.forward(model.linear.forward(batch.ones)).square().mean(),
    optimizer: new lib.AdamW(model.namedParameters(), { learningRate: 1e-5 }),
    epochs: Number(epochs),
    seed: 3,
    // Every epoch is the best, so that both files are written.
    validate: () => -model.linear.forward(ones()).square().mean().dataSync()[0],
    progress: false,
    ...(folder && { checkpoints: { folder, resume: true } }),
  });
  const text = JSON.stringify({ history: result.history, state: model.stateDict() });
  process.stdout.write(text);
}

run();
