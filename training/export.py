#!/usr/bin/env python3
"""Writes the folder of a model from a trained network."""

import argparse
import json
from pathlib import Path

import torch

from onrecord_training.export import export
from onrecord_training.network import Reader
from onrecord_training.tasks import NAMES


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=Path, required=True, help="folder of the examples it was trained on")
    parser.add_argument("--network", type=Path, required=True, nargs="+", help="weights; of several the mean is taken")
    parser.add_argument("--vocabulary", type=Path, required=True, help="word pieces, one a line")
    parser.add_argument("--name", required=True, help="name and version, kept in every record")
    parser.add_argument("--out", type=Path, required=True, help="folder of the model")
    asked = parser.parse_args()
    with open(asked.examples / "dev.jsonl", encoding="utf8") as file:
        header = json.loads(next(file))
    states = [torch.load(path) for path in asked.network]
    layers = len({name.split(".")[2] for name in states[0] if name.startswith("encoder.layers.")})
    reader = Reader(layers, header["pieces"], header["feature_sizes"], names=NAMES)
    state = {name: mean([s[name] for s in states if name in s]) for name in reader.state_dict()}
    reader.load_state_dict(state)
    export(reader, asked.name, header, asked.vocabulary, asked.out)


def mean(tensors):
    """Of those that know a tensor; what was added to the network later stands in the later ones only."""
    return sum(tensors) / len(tensors)


if __name__ == "__main__":
    main()
