"""Training steps of the LSTM on one batch."""

import torch
from torch.nn.functional import binary_cross_entropy_with_logits

from clipped_adam_step import clipped_adam_step
from count_parameters import count_parameters
from lstm_classifier import LstmClassifier, random_features


def start(spec):
    model = LstmClassifier(spec)
    x = random_features(spec)
    labels = torch.randint(0, 2, (spec.batch, spec.numClasses)).float()
    step = clipped_adam_step(model, spec)

    def run():
        step(lambda: binary_cross_entropy_with_logits(model(x), labels))

    return count_parameters(model), run
