#!/usr/bin/env python3
"""Writes texts to learn from as JSON lines, gold beside them: those of the side tasks about people and names, articles whose
attributions were marked by reading, sentences whose attitudes were judged or meant, and the articles with single quotation
marks: `python training/texts.py --out DIR`."""

import argparse
import json
from pathlib import Path

from onrecord_training import corpora

HERE = Path(__file__).resolve().parent


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared", help="folder of corpora and scorers")
    parser.add_argument("--out", type=Path, required=True, help="folder for NAME.texts.jsonl")
    asked = parser.parse_args()
    for task in (corpora.pronouns, corpora.attitudes, corpora.looks):
        for part in ("train", "dev"):
            write(asked.out / f"{task.__name__}.{part}.texts.jsonl", task(asked.shared / "data", part))
    data, marked = asked.shared / "data", HERE / "attributions.tsv"
    news = [*corpora.news(data)]
    newswire = [*corpora.lines(data / "ner" / "en-worldwide-newswire.jsonl")]
    unannotated = [*news, *corpora.attitudes(data, "train")]
    write(asked.out / "labelled.texts.jsonl", corpora.with_attributions(unannotated, marked, all_of_them=False))
    write(asked.out / "names.texts.jsonl", corpora.with_attributions(newswire, marked, all_of_them=True))
    write(asked.out / "news.texts.jsonl", news)
    articles = [*corpora.lines(data / "polnear" / "train.jsonl"), *news, *newswire]
    write(asked.out / "judged.texts.jsonl", corpora.judged_sentences(articles, HERE / "sentences.tsv"))
    for part, held_out in (("train", False), ("dev", True)):
        write(asked.out / f"opinions.{part}.texts.jsonl", corpora.opinions(HERE / "opinions.txt", held_out))
    write(asked.out / "singles.texts.jsonl", corpora.singles(data))


def write(path: Path, texts):
    with open(path, "w", encoding="utf8") as file:
        for text in texts:
            file.write(json.dumps(text) + "\n")


if __name__ == "__main__":
    main()
