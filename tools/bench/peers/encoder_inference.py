"""A BERT's logits of one batch."""

import torch

from count_parameters import count_parameters
from encoder import make_encoder, make_sequences


def start(spec):
    model = make_encoder(spec).eval()
    sequences = make_sequences(spec, spec.batch)

    def run():
        with torch.no_grad():
            model(**sequences)

    return count_parameters(model), run
