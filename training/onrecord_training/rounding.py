"""Linear layers that multiply as the program does: weights in 8 bits by output, what comes in in 7 bits by row.

Learning goes on through the rounding as if there were none (straight-through estimator, Bengio et al. 2013).
"""

from contextlib import contextmanager

import torch
from torch import nn
from torch.nn import functional as F

from .export import QUANTISED

WEIGHT, INPUT = 127, 63


class Rounded(nn.Linear):
    """A linear layer, and what it would give in the program."""

    def forward(self, rows):
        with torch.autocast(rows.device.type, enabled=False):
            rows, weight = rounded(rows.float(), INPUT), rounded(self.weight, WEIGHT)
        return F.linear(rows, weight, self.bias)


def rounded(rows, top: int):
    """Each row in steps of its largest number by `top`."""
    step = rows.detach().abs().amax(-1, keepdim=True).clamp(min=1e-8) / top
    return rows + (torch.round(rows.detach() / step).clamp(-top, top) * step - rows.detach())


@contextmanager
def as_in_the_program(layers):
    """Within, the linear parts of the layers round."""
    parts = [getattr(layer, name) for layer in layers for name in QUANTISED]
    for part in parts:
        part.__class__ = Rounded
    try:
        yield
    finally:
        for part in parts:
            part.__class__ = nn.Linear
