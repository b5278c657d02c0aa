"""Training steps of the note classifier on one batch of full notes."""

import torch
from torch.nn.functional import binary_cross_entropy_with_logits

from clipped_adam_step import clipped_adam_step
from count_parameters import count_parameters
from note_classifier import NoteClassifier


def start(spec):
    model = NoteClassifier(spec)
    token_ids = torch.randint(1, spec.vocabSize, (spec.batch, spec.seqLen))
    labels = torch.randint(0, 2, (spec.batch, spec.numClasses)).float()
    step = clipped_adam_step(model, spec)

    def run():
        step(lambda: binary_cross_entropy_with_logits(model(token_ids)[0], labels))

    return count_parameters(model), run
