"""Integrated gradients of some notes' embeddings, from zero, by Captum."""

import torch
from captum.attr import IntegratedGradients

from count_parameters import count_parameters
from note_classifier import NoteClassifier

TARGET = 1


def start(spec):
    model = NoteClassifier(spec).eval()
    token_ids = torch.randint(1, spec.vocabSize, (spec.batch, spec.seqLen))
    embedded = model.embedding(token_ids).detach()
    is_token = token_ids != 0
    attribution = IntegratedGradients(lambda x, known: model.from_embedding(x, known)[0])

    def run():
        attribution.attribute(
            embedded,
            target=TARGET,
            additional_forward_args=(is_token,),
            n_steps=spec.steps,
            internal_batch_size=spec.internalBatch,
        )

    return count_parameters(model), run
