#!/usr/bin/env python3
"""Makes articles to learn from of those that a network has read: what it found becomes their attributions.

`onrecord read --format jsonl ARTICLES | python training/labelled.py ARTICLES >labelled.texts.jsonl` (JSON lines with `id` and `text`).
"""

import json
import sys


def pairs(spans):
    return [[span["start"], span["end"]] for span in spans or []]


def main():
    with open(sys.argv[1], encoding="utf8") as file:
        articles = {article["id"]: article for article in map(json.loads, file)}
    for found in map(json.loads, sys.stdin):
        outer = [s for s in found["statements"] if not s["nested_in"]]
        attributions = [{role: pairs(s[role]) for role in ("source", "cue", "content")} for s in outer]
        print(json.dumps(articles[found["id"]] | {"publisher": "none", "attributions": attributions}))


if __name__ == "__main__":
    main()
