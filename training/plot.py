#!/usr/bin/env python3
"""Draws the curves of a training run and of the confidence."""

import argparse
from pathlib import Path

from onrecord_training import plots


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--logs", type=Path, nargs="+", help="logs of runs that follow each other")
    parser.add_argument("--work", type=Path, help="folder with reliability.json")
    parser.add_argument("--out", type=Path, required=True, help="folder for the pictures")
    parser.add_argument("--beside", type=Path, nargs="*", default=[], help="logs of runs to compare")
    asked = parser.parse_args()
    if asked.beside:
        return plots.beside(asked.beside, asked.out / "curves.svg")
    plots.training(asked.logs, asked.out / "training.svg")
    plots.reliability(asked.work / "reliability.json", asked.out / "reliability.svg")


if __name__ == "__main__":
    main()
