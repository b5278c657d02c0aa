"""Logits and attention weights of full notes."""

import torch

from count_parameters import count_parameters
from note_classifier import NoteClassifier


def start(spec):
    model = NoteClassifier(spec).eval()
    token_ids = torch.randint(1, spec.vocabSize, (spec.batch, spec.seqLen))

    def run():
        with torch.no_grad():
            model(token_ids)

    return count_parameters(model), run
