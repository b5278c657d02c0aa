"""Training steps on notes of real lengths, each batch cut to its longest note.

A run deals out the next batch, makes its tensors and trains on them.
"""

import random
from itertools import cycle

import torch
from torch.nn.functional import binary_cross_entropy_with_logits

from clipped_adam_step import clipped_adam_step
from count_parameters import count_parameters
from note_classifier import NoteClassifier


def start(spec):
    model = NoteClassifier(spec)
    draw = random.Random(spec.seed)
    notes = [
        [draw.randint(1, spec.vocabSize - 1) for _ in range(length)]
        + [0] * (spec.seqLen - length)
        for length in spec.lengths
    ]
    labels = [[float(draw.randint(0, 1)) for _ in range(spec.numClasses)] for _ in notes]
    batches = cycle(range(0, len(notes), spec.batch))
    step = clipped_adam_step(model, spec)

    def run():
        first = next(batches)
        batch = slice(first, first + spec.batch)
        token_ids = cut_to_longest(notes[batch])
        wanted = torch.tensor(labels[batch])
        step(lambda: binary_cross_entropy_with_logits(model(token_ids)[0], wanted))

    return count_parameters(model), run


def cut_to_longest(notes):
    longest = max(note_length(note) for note in notes)
    return torch.tensor([note[:longest] for note in notes])


def note_length(note):
    """How many tokens there are up to the last that is not padding."""
    length = len(note)
    while length > 0 and note[length - 1] == 0:
        length -= 1
    return length
