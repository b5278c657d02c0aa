"""Stacked LSTM layers, and a linear layer on the last one's last hidden state."""

import torch
from torch import nn


class LstmClassifier(nn.Module):
    def __init__(self, spec):
        super().__init__()
        self.lstm = nn.LSTM(spec.features, spec.hiddenSize, spec.numLayers, batch_first=True)
        self.classifier = nn.Linear(spec.hiddenSize, spec.numClasses)

    def forward(self, x):
        _, (hidden, _) = self.lstm(x)
        return self.classifier(hidden[-1])


def random_features(spec):
    return 2 * torch.rand(spec.batch, spec.seqLen, spec.features) - 1
