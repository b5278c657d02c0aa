"""Training steps of a BERT on one batch: a label for each token, AdamW without clipping.

The batch goes through the model in parts, whose gradients are added up.
"""

import torch
from torch.nn.functional import cross_entropy

from count_parameters import count_parameters
from encoder import make_encoder, make_sequences


def start(spec):
    model = make_encoder(spec).train()
    size = spec.batch // spec.parts
    batches = [
        (
            make_sequences(spec, size),
            torch.randint(0, spec.numLabels, (size * spec.seqLen,)),
        )
        for _ in range(spec.parts)
    ]
    optimizer = torch.optim.AdamW(decay_groups(model, spec.weightDecay), lr=spec.learningRate)

    def run():
        optimizer.zero_grad()
        total = 0.0
        for sequences, labels in batches:
            loss = cross_entropy(model(**sequences).logits.flatten(0, 1), labels) / spec.parts
            loss.backward()  # adds to the gradients of the parts before
            total += loss.item()
        optimizer.step()
        return total

    return count_parameters(model), run


def decay_groups(model, weight_decay):
    """Weights of products decay; biases and the scales of norms, which have one axis, do not."""
    parameters = list(model.parameters())
    return [
        {"params": [p for p in parameters if p.ndim >= 2], "weight_decay": weight_decay},
        {"params": [p for p in parameters if p.ndim < 2], "weight_decay": 0.0},
    ]
