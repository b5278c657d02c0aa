"""Hugging Face's BERT with a label for each token, untrained, as its users run it."""

import torch
from transformers import BertConfig, BertForTokenClassification


def make_encoder(spec):
    return BertForTokenClassification(
        BertConfig(
            vocab_size=spec.vocabSize,
            hidden_size=spec.dModel,
            num_hidden_layers=spec.numLayers,
            num_attention_heads=spec.numHeads,
            intermediate_size=spec.dFf,
            hidden_dropout_prob=spec.dropoutRate,
            attention_probs_dropout_prob=spec.dropoutRate,
            num_labels=spec.numLabels,
        )
    )


def make_sequences(spec, batch):
    input_ids = torch.randint(1, spec.vocabSize, (batch, spec.seqLen))
    return {"input_ids": input_ids, "attention_mask": torch.ones_like(input_ids)}
