"""Figures of a network on gold articles, with the project's scorer and exact spans by role."""

import collections
import importlib.util
from pathlib import Path

from . import reading, tasks


def scorer(shared: Path):
    """The module `score/attributions.py`."""
    spec = importlib.util.spec_from_file_location("attributions", shared / "score" / "attributions.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def chars(article, spans):
    """Runs of tokens → code points."""
    return [[article.chars[start][0], article.chars[end - 1][1]] for start, end in spans]


def figures(reader, articles, shared: Path):
    """F1 in per cent by name."""
    score = scorer(shared)
    gold = {g["id"]: g for g in score.load_gold(str(shared / "data" / "polnear" / "dev.jsonl"))}
    reader.eval()
    predicted, exact = {}, collections.Counter()
    for article in articles:
        spans, links, _ = reading.read(reader, article)
        quotes = reading.attributions(spans, links)
        predicted[article.id] = [{role: chars(article, q[role]) for role in q} for q in quotes]
        for role, found in spans.items():
            wanted = {tuple(span) for a in article.attributions for span in a[role]}
            exact[role, "both"] += len(wanted & set(found))
            exact[role, "all"] += len(wanted) + len(found)
    result = score.evaluate([gold[a.id] for a in articles], predicted)
    out = {name: 100 * result[name]["F"] for name in ("cue", "exact", "overlap", "token", "relation")}
    for role in spans:
        out[f"exact {role}"] = 200 * exact[role, "both"] / max(1, exact[role, "all"])
    for kind, counts in result["kinds"].items():
        out[f"{kind} relation recall"] = 100 * counts["relation_R"]
    return out


def name_figures(reader, articles):
    """F1 in per cent of exact names, over all kinds and by kind, on the articles that are held out."""
    reader.eval()
    both, total = collections.Counter(), collections.Counter()
    for article in articles:
        if tasks.held_out(article.id):
            found = tasks.names_of(reader.name_chain.best(reader.names(reading.hidden_states(reader, article))))
            wanted = tasks.names_of(article.names)
            for kind, _, _ in found & wanted:
                both.update((kind, "all"))
            for kind, _, _ in [*found, *wanted]:
                total.update((kind, "all"))
    return {f"name {kind}": 200 * both[kind] / total[kind] for kind in sorted(total)}
