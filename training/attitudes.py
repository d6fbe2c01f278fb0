#!/usr/bin/env python3
"""Trains the layers that judge attitudes, and puts them into the folder of a model.

Teachers (all layers of the base encoder) learn from what readers have judged and from what was written to be judged, last of all
mostly from statements and from the set of sentences, whose annotators judge a little otherwise; what they say of these and of other
news is what the fewer layers of the program learn from, which begin as the first ones of a teacher. At the end they round as the
program does, and learn whom "he" and "she" mean beside what they judge already.
"""

import argparse
import json
import random
from pathlib import Path

import torch

from onrecord_training import judging, looks
from onrecord_training.export import add_judge, mean
from onrecord_training.rounding import as_in_the_program

HERE = Path(__file__).resolve().parent
# Of the sentences that are not of the set: how many the last passes of a teacher and of the program's layers have.
FEW, SOME = 0.15, 0.1


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=Path, required=True, help="folder with units and sentences of `cargo dev attitudes`")
    parser.add_argument("--base", type=Path, required=True, help="model.safetensors of the base encoder")
    parser.add_argument("--model", type=Path, required=True, help="folder of a model that the layers are added to")
    parser.add_argument("--out", type=Path, required=True, help="folder for weights and log")
    parser.add_argument("--layers", type=int, default=5, help="first ones of a teacher that the program's begin as")
    parser.add_argument("--passes", type=float, default=2.5)
    parser.add_argument("--looks", type=float, default=4, help="passes over the looks at whom pronouns mean")
    parser.add_argument("--bfloat16", type=int, default=0, help="whether the layers multiply in 16 bits")
    parser.add_argument("--whole", action="store_true", help="the layers learn from the held-out tenth of the articles too, as those that ship have")
    parser.add_argument("--teachers", type=int, default=2)
    return parser.parse_args()


def main():
    asked = arguments()
    asked.out.mkdir(parents=True, exist_ok=True)
    judged = judging.labels(HERE / "attitudes.tsv")
    train = judging.statements(asked.examples / "units.train.jsonl", judged)
    news = judging.statements(asked.examples / "units.raw.jsonl", judged)
    of = lambda units, texts: judging.sentences(asked.examples / f"sentences.{units}.jsonl", asked.examples / f"{texts}.texts.jsonl")
    the_set = of("train", "attitudes.train")
    others = of("judged", "judged") + of("opinions.train", "opinions.train")
    sentences = the_set + others
    # A tenth of the articles and an eighth of what was written tell how far it carries.
    held_out = set(sorted({judging.article(unit) for unit in train})[::10])
    is_held = lambda unit: judging.article(unit) in held_out
    held = [unit for unit in train + sentences if is_held(unit)]
    learned = [unit for unit in train + news + sentences if not is_held(unit)]
    held_sets = {
        "held-out": [unit for unit in train if is_held(unit)],
        "sentences": of("dev", "attitudes.dev"),
        "opinions": of("opinions.dev", "opinions.dev"),
    }
    log = (asked.out / "log.jsonl").open("a", encoding="utf8")

    def note(name, more=lambda judge: {}):
        def say(passes, judge):
            figures = {name: judging.figures(judge, units) for name, units in held_sets.items()} | more(judge)
            row = {"run": name, "pass": passes} | {f"{of} {k}": v for of, found in figures.items() for k, v in found.items()}
            print(json.dumps(row), flush=True)
            log.write(json.dumps(row) + "\n")
            log.flush()

        return say

    def judge(layers):
        made = judging.Judge(asked.base, layers, judging.pieces_of_model(asked.model))
        made.bfloat16 = bool(asked.bfloat16)
        return made

    # What the last passes have: the set, statements, and some of the other sentences.
    others = [unit for unit in others if not is_held(unit)]
    is_known = lambda unit: any(target.attitude is not None for target in unit.targets)
    known = [unit for unit in learned if is_known(unit)]
    statements = [unit for unit in train + news if not is_held(unit)]
    mostly_said = lambda share, seed: statements + the_set + random.Random(seed).sample(others, int(len(others) * share))
    soft, first = {}, None
    for number in range(asked.teachers):
        path = asked.out / f"teacher-{number}.pt"
        teacher = judge(list(range(6)))
        if not path.exists():
            first_run = judging.learn(teacher, known, 3, number + 1, note(f"teacher {number}")).state_dict()
            teacher.load_state_dict(first_run)
            # The set twice: what its annotators think of as praise and blame is learned last.
            last = [unit for unit in mostly_said(FEW, number) + the_set if is_known(unit)]
            last_run = judging.learn(teacher, last, 1, number + 41, note(f"teacher {number}, last"), rate=5e-5).state_dict()
            torch.save(mean([first_run, last_run]), path)
        teacher.load_state_dict(torch.load(path))
        first = first or teacher
        said = path.with_suffix(".scores.pt")
        if not said.exists():
            torch.save(judging.read(teacher, learned), said)
        for key, scores in torch.load(said).items():
            soft[key] = soft.get(key, 0) + scores / asked.teachers
    student = judge(list(range(asked.layers)))
    if first:
        student.begin_as(first)
    whole = held if asked.whole else []
    student = judging.learn(student, learned + whole, asked.passes, 11, note("student"), soft)
    # What it says by now is what it is held to while it learns whom pronouns mean.
    own = judging.read(student, learned + whole)
    words = asked.base.with_name("vocab.txt").read_text(encoding="utf8").splitlines()
    task, measured = task_of_looks(asked.examples, words)
    looks_figures = lambda judge: {f"looks {name}": looks.figures(judge, some) for name, some in measured.items()}
    with as_in_the_program(student.layers):
        last = mostly_said(SOME, 71) + whole
        say = note("student, rounded", looks_figures)
        rounded = judging.learn(student, last, asked.looks, 71, say, own, rate=1.5e-4, share=0.9, beside=task)
    student.load_state_dict(rounded.state_dict())
    torch.save(student.state_dict(), asked.out / "judge.pt")
    add_judge(student, asked.model)


def task_of_looks(examples: Path, words):
    """What is learned of whom pronouns mean, and what it is measured on: GAP development, and paragraphs of our own."""
    known = looks.of_texts(examples / "looks.train.texts.jsonl")
    hard = {id: mentions for id, mentions in known.items() if id.startswith("passage-")}
    easy = {id: mentions for id, mentions in known.items() if id not in hard}
    of = lambda part, mentions: looks.looks(examples / f"looks.{part}.jsonl", mentions, words)
    found = of("train", easy)
    for part, articles in (("articles", "train"), ("labelled", "labelled")):
        found += of(part, looks.of_articles(examples / f"{articles}.jsonl", HERE / "names.tsv", HERE / "referents.tsv"))
    dev = looks.of_texts(examples / "looks.dev.texts.jsonl")
    of_kind = lambda kind: {id: mentions for id, mentions in dev.items() if id.startswith(kind)}
    measured = {"GAP": of("dev", of_kind("development-")), "paragraphs": of("dev", of_kind("paragraph-"))}
    return looks.Task(found, of("train", hard), words), measured


if __name__ == "__main__":
    main()
