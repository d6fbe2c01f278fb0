#!/usr/bin/env python3
"""Writes the mean of the weights of several runs."""

import argparse
from pathlib import Path

import torch

from onrecord_training.export import mean


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("networks", type=Path, nargs="+", help="weights; what only some of them know is the mean of these")
    parser.add_argument("--out", type=Path, required=True, help="file for the mean")
    asked = parser.parse_args()
    torch.save(mean([torch.load(path) for path in asked.networks]), asked.out)


if __name__ == "__main__":
    main()
