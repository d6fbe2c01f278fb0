#!/usr/bin/env python3
"""Writes the folder of a model from a trained network."""

import argparse
import json
from pathlib import Path

import torch

from onrecord_training.corpora import ATTITUDES
from onrecord_training.export import export, mean
from onrecord_training.network import Reader
from onrecord_training.tasks import NAMES


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=Path, required=True, help="folder of the examples it was trained on")
    parser.add_argument("--network", type=Path, required=True, nargs="+", help="weights, the settings of the last ones beside them; of several the mean is taken")
    parser.add_argument("--vocabulary", type=Path, required=True, help="word pieces, one a line")
    parser.add_argument("--name", required=True, help="name and version, kept in every record")
    parser.add_argument("--out", type=Path, required=True, help="folder of the model")
    asked = parser.parse_args()
    with open(asked.examples / "dev.jsonl", encoding="utf8") as file:
        header = json.loads(next(file))
    states = [torch.load(path) for path in asked.network]
    settings = json.loads((asked.network[-1].parent / "settings.json").read_text(encoding="utf8"))
    reader = Reader(
        len(settings["layers"]),
        header["pieces"],
        header["feature_sizes"],
        names=NAMES,
        attitudes=len(ATTITUDES),
        words_from=settings["words_from"],
    )
    state = mean(states)
    reader.load_state_dict({name: state[name] for name in reader.state_dict()})
    export(reader, asked.name, header, asked.vocabulary, asked.out)


if __name__ == "__main__":
    main()
