#!/usr/bin/env python3
"""Fits the confidence of a model on dev and writes it into its manifest."""

import argparse
import json
from pathlib import Path

from onrecord_training.calibrate import calibrate


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder of corpora and scorers")
    parser.add_argument("--work", type=Path, required=True, help="folder with chances.jsonl and predictions.jsonl of dev")
    parser.add_argument("--model", type=Path, required=True, help="folder of the model")
    asked = parser.parse_args()
    report = calibrate(asked.model, asked.work / "chances.jsonl", asked.work / "predictions.jsonl", asked.shared)
    print(json.dumps(report))


if __name__ == "__main__":
    main()
