#!/usr/bin/env python3
"""Trains the layers that judge attitudes, and puts them into the folder of a model.

Teachers (all layers of the base encoder) learn from what readers have judged; what they say of these and of other news is
what the fewer layers of the program learn from.
"""

import argparse
import json
from pathlib import Path

import torch

from onrecord_training import judging
from onrecord_training.export import add_judge

HERE = Path(__file__).resolve().parent


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=Path, required=True, help="folder with units and sentences of `cargo dev attitudes`")
    parser.add_argument("--base", type=Path, required=True, help="model.safetensors of the base encoder")
    parser.add_argument("--model", type=Path, required=True, help="folder of a model that the layers are added to")
    parser.add_argument("--out", type=Path, required=True, help="folder for weights and log")
    parser.add_argument("--layers", type=int, nargs="*", default=[0, 1, 2], help="of the base encoder")
    parser.add_argument("--passes", type=float, default=4)
    parser.add_argument("--whole", action="store_true", help="the layers learn from the held-out tenth of the articles too, as those that ship have")
    parser.add_argument("--teachers", type=int, default=2)
    return parser.parse_args()


def main():
    asked = arguments()
    asked.out.mkdir(parents=True, exist_ok=True)
    judged = judging.labels(HERE / "attitudes.tsv")
    train = judging.statements(asked.examples / "units.train.jsonl", judged)
    unseen = judging.statements(asked.examples / "units.raw.jsonl")
    of = lambda units, texts: judging.sentences(asked.examples / f"sentences.{units}.jsonl", asked.examples / f"{texts}.texts.jsonl")
    sentences, judged_sentences, dev = of("train", "attitudes.train"), of("judged", "judged"), of("dev", "attitudes.dev")
    # A tenth of the articles tells how far it carries.
    held_out = set(sorted({unit.targets[0].key[0] for unit in train})[::10])
    held = [unit for unit in train if unit.targets[0].key[0] in held_out]
    train = [unit for unit in train if unit.targets[0].key[0] not in held_out]
    log = (asked.out / "log.jsonl").open("w", encoding="utf8")

    def note(name):
        def say(passes, judge):
            row = {"run": name, "pass": passes} | {f"held-out {k}": v for k, v in judging.figures(judge, held).items()}
            row |= {f"sentences {k}": v for k, v in judging.figures(judge, dev).items()}
            print(json.dumps(row), flush=True)
            log.write(json.dumps(row) + "\n")
            log.flush()

        return say

    known = [unit for unit in train if any(target.attitude is not None for target in unit.targets)]
    # What the teachers say of sentences that were judged by reading is no better than that judgement.
    everything, soft = [*train, *unseen, *sentences], {}
    for number in range(asked.teachers):
        path = asked.out / f"teacher-{number}.pt"
        teacher = judging.Judge(asked.base, list(range(6)), judging.pieces_of(asked.base))
        if not path.exists():
            learnt = judging.learn(teacher, known, sentences, 3, number + 1, note(f"teacher {number}"))
            torch.save(learnt.state_dict(), path)
        teacher.load_state_dict(torch.load(path))
        said = path.with_suffix(".scores.pt")
        if not said.exists():
            torch.save(judging.read(teacher, everything), said)
        for key, scores in torch.load(said).items():
            soft[key] = soft.get(key, 0) + scores / asked.teachers
    student = judging.Judge(asked.base, asked.layers, judging.pieces_of_model(asked.model))
    articles = train + unseen + (held if asked.whole else [])
    student = judging.learn(student, articles, sentences + judged_sentences, asked.passes, 11, note("student"), soft)
    torch.save(student.state_dict(), asked.out / "judge.pt")
    add_judge(student, asked.model)


if __name__ == "__main__":
    main()
