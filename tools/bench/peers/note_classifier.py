"""The note classifier as lib/src/models/clinical-note-classifier.ts has it, in PyTorch."""

import math

import torch
from torch import nn


class SelfAttention(nn.Module):
    """Attention in several heads that returns its weights too, those before dropout."""

    def __init__(self, spec):
        super().__init__()
        self.num_heads = spec.numHeads
        self.d_head = spec.dModel // spec.numHeads
        self.query = nn.Linear(spec.dModel, spec.dModel)
        self.key = nn.Linear(spec.dModel, spec.dModel)
        self.value = nn.Linear(spec.dModel, spec.dModel)
        self.output = nn.Linear(spec.dModel, spec.dModel)
        self.dropout = nn.Dropout(spec.dropoutRate)

    def forward(self, x, is_hidden):
        query, key, value = (self.split(layer(x)) for layer in (self.query, self.key, self.value))
        scores = query @ key.transpose(-2, -1) / math.sqrt(self.d_head)
        weights = scores.masked_fill(is_hidden, -1e9).softmax(dim=-1)
        context = self.dropout(weights) @ value  # [batch, heads, length, d_head]
        return self.output(context.transpose(1, 2).flatten(2)), weights

    def split(self, features):
        batch, length, _ = features.shape
        return features.view(batch, length, self.num_heads, self.d_head).transpose(1, 2)


class Block(nn.Module):
    """Attention, then two linear layers; the norm comes after each sum."""

    def __init__(self, spec):
        super().__init__()
        self.attention = SelfAttention(spec)
        self.linear1 = nn.Linear(spec.dModel, spec.dFf)
        self.linear2 = nn.Linear(spec.dFf, spec.dModel)
        self.norm1 = nn.LayerNorm(spec.dModel)
        self.norm2 = nn.LayerNorm(spec.dModel)
        self.dropout = nn.Dropout(spec.dropoutRate)

    def forward(self, x, is_hidden):
        seen, weights = self.attention(x, is_hidden)
        x = self.norm1(x + self.dropout(seen))
        thought = self.linear2(self.dropout(torch.relu(self.linear1(x))))
        return self.norm2(x + self.dropout(thought)), weights


class NoteClassifier(nn.Module):
    """Embedding and positions, blocks, the mean over tokens, a logit for each class."""

    def __init__(self, spec):
        super().__init__()
        self.scale = math.sqrt(spec.dModel)
        self.embedding = nn.Embedding(spec.vocabSize, spec.dModel, padding_idx=0)
        self.register_buffer("positions", sinusoidal_positions(spec.seqLen, spec.dModel))
        self.dropout = nn.Dropout(spec.dropoutRate)
        self.encoder = nn.ModuleList(Block(spec) for _ in range(spec.numLayers))
        self.classifier = nn.Linear(spec.dModel, spec.numClasses)

    def forward(self, token_ids):
        return self.from_embedding(self.embedding(token_ids), token_ids != 0)

    def from_embedding(self, embedded, is_token):
        x = self.dropout(embedded * self.scale + self.positions[: embedded.shape[1]])
        is_hidden = ~is_token[:, None, None, :]
        attention_weights = []
        for block in self.encoder:
            x, weights = block(x, is_hidden)
            attention_weights.append(weights)
        is_token = is_token.unsqueeze(-1).float()
        pooled = (x * is_token).sum(1) / is_token.sum(1).clamp(min=1)
        return self.classifier(pooled), attention_weights


def sinusoidal_positions(max_len, d_model):
    position = torch.arange(max_len).unsqueeze(1)
    angle = position / 10000 ** (torch.arange(0, d_model, 2) / d_model)
    return torch.stack([angle.sin(), angle.cos()], dim=2).flatten(1)
