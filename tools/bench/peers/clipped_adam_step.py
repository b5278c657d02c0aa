"""A step of training: gradients clipped by their global norm, and Adam."""

import torch
from torch import nn


def clipped_adam_step(model, spec):
    optimizer = torch.optim.Adam(model.parameters(), lr=spec.learningRate)
    model.train()

    def step(compute_loss):
        optimizer.zero_grad()
        loss = compute_loss()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), spec.maxNorm)
        optimizer.step()
        return loss.item()  # ours reads its loss at each step too

    return step
