"""How large a model is."""


def count_parameters(model):
    """How many numbers there are to train."""
    return sum(parameter.numel() for parameter in model.parameters())
