#!/usr/bin/env python3
"""Writes texts to learn from as JSON lines, gold beside them: those of the side tasks about people, and the articles with
single quotation marks: `python training/texts.py --out DIR`."""

import argparse
import json
from pathlib import Path

from onrecord_training import corpora

HERE = Path(__file__).resolve().parent


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared", help="folder of corpora and scorers")
    parser.add_argument("--out", type=Path, required=True, help="folder for {pronouns,attitudes}.{train,dev}.texts.jsonl and singles.texts.jsonl")
    asked = parser.parse_args()
    for task in (corpora.pronouns, corpora.attitudes):
        for part in ("train", "dev"):
            with open(asked.out / f"{task.__name__}.{part}.texts.jsonl", "w", encoding="utf8") as file:
                for text in task(asked.shared / "data", part):
                    file.write(json.dumps(text) + "\n")
    with open(asked.out / "singles.texts.jsonl", "w", encoding="utf8") as file:
        for article in corpora.singles(asked.shared / "data"):
            file.write(json.dumps(article) + "\n")


if __name__ == "__main__":
    main()
