"""Training steps of a BERT on one batch: a label for each token, AdamW without clipping."""

import torch
from torch.nn.functional import cross_entropy

from count_parameters import count_parameters
from encoder import make_encoder, make_sequences


def start(spec):
    model = make_encoder(spec).train()
    sequences = make_sequences(spec)
    labels = torch.randint(0, spec.numLabels, (spec.batch * spec.seqLen,))
    optimizer = torch.optim.AdamW(decay_groups(model, spec.weightDecay), lr=spec.learningRate)

    def run():
        optimizer.zero_grad()
        loss = cross_entropy(model(**sequences).logits.flatten(0, 1), labels)
        loss.backward()
        optimizer.step()
        return loss.item()

    return count_parameters(model), run


def decay_groups(model, weight_decay):
    """Weights of products decay; biases and the scales of norms, which have one axis, do not."""
    parameters = list(model.parameters())
    return [
        {"params": [p for p in parameters if p.ndim >= 2], "weight_decay": weight_decay},
        {"params": [p for p in parameters if p.ndim < 2], "weight_decay": 0.0},
    ]
