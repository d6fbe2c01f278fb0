#!/usr/bin/env python3
"""Trains the reader network: `python training/train.py --out DIR` (see README.md beside this file)."""

import argparse
import dataclasses
import itertools
from pathlib import Path

import torch

from onrecord_training import data, tasks
from onrecord_training.learn import Settings, learn

HERE = Path(__file__).resolve().parent


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=Path, required=True, help="folder with train.jsonl and dev.jsonl of `cargo dev training-data`")
    parser.add_argument("--base", type=Path, required=True, help="model.safetensors of the base encoder")
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared", help="folder of corpora and scorers")
    parser.add_argument("--out", type=Path, required=True, help="folder for weights and log")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--evaluations", type=int, default=6, help="looks at dev on the way")
    for field in dataclasses.fields(Settings):
        name = "--" + field.name.replace("_", "-")
        if isinstance(field.default, tuple):
            parser.add_argument(name, type=int, nargs="*", default=list(field.default))
        else:
            parser.add_argument(name, type=type(field.default), default=field.default)
    return parser.parse_args()


def main():
    asked = arguments()
    torch.set_num_threads(asked.threads)
    settings = Settings(**{
        field.name: tuple(value) if isinstance(value := getattr(asked, field.name), list) else value
        for field in dataclasses.fields(Settings)
    })
    header, train = data.load(asked.examples / "train.jsonl")
    train += data.load(asked.examples / "labelled.jsonl")[1] if settings.labelled else []
    singles = data.load(asked.examples / "singles.jsonl")[1] if settings.single else []
    _, dev = data.load(asked.examples / "dev.jsonl")
    named = data.load(asked.examples / "names.jsonl", attributed=False)[1] if settings.names else []
    tasks.add_names(named, asked.shared / "data" / "ner" / "en-worldwide-newswire.jsonl")
    if settings.labelled:
        tasks.add_judged_names(train, HERE / "names.tsv")
        # Those of the newswire whose attributions are known too are among the articles of a pass.
        train += [article for article in named if article.attributed]
        named = [article for article in named if not article.attributed]
    for article in named:
        article.attributions, article.attributed = [], False
    people = {}
    if settings.pronouns or settings.attitudes:
        for task, part in itertools.product(("pronouns", "attitudes"), ("train", "dev")):
            people[task, part] = data.load(asked.examples / f"{task}.{part}.jsonl", attributed=False)[1]
            tasks.add_people(people[task, part], asked.examples / f"{task}.{part}.texts.jsonl")
    if settings.labelled:
        tasks.add_referents(train, HERE / "referents.tsv")
    learn(header, train, singles, dev, named, people, settings, asked.base, asked.shared, asked.out, asked.evaluations)


if __name__ == "__main__":
    main()
