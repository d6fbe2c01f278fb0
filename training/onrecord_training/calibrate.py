"""From evidence to confidence: a logistic regression on dev, checked article by article.

A statement counts as right when its content overlaps the gold's (Jaccard at least 0.5) and its source does, as in
`score/attributions.py`.
"""

import json
from pathlib import Path

import numpy as np

from . import measure

BINS = 10
# Chances nearer to 0 or 1 are not told apart; the program has the same number.
LEAST = 0.01


def known(content):
    """Log-odds of the five chances, and whether cue and source are missing."""
    chances = np.clip(content["chances"], LEAST, 1 - LEAST)
    return np.array([*np.log(chances / (1 - chances)), not content["cue"], not content["source"]], float)


def pieces(chances_file: Path, predictions: list[dict], gold: dict, score):
    """Rows (article, what is known, right) for every statement of the predictions."""
    chances = {o["id"]: o["contents"] for o in map(json.loads, chances_file.read_text(encoding="utf8").splitlines())}
    rows = []
    for article in predictions:
        right = rights(article, gold[article["id"]], score)
        for statement, ok in zip(article["statements"], right):
            found = [known(c) for c in chances[article["id"]] if inside(c["chars"], statement)]
            if found and not statement.get("nested_in"):
                rows.append((article["id"], min(found, key=lambda row: row[:5].sum()), ok))
    return rows


def inside(chars, statement):
    """Whether a content of the network became a piece of a statement; rims may have moved to the marks."""
    return any(c["start"] < chars[1] and chars[0] < c["end"] for c in statement["content"])


def rights(article, gold, score):
    """For each statement whether content and source are right."""
    text = score.Text(gold["text"])
    tokens = lambda spans: text.toks(score.pairs(spans))
    wanted = [(text.toks(a["content"]), text.toks(a["source"])) for a in gold["attributions"] if a["content"]]
    found = [(tokens(s["content"]), tokens(s["source"])) for s in article["statements"]]
    matched = score.match([g[0] for g in wanted], [f[0] for f in found], score.jac, 0.5)
    out = [False] * len(found)
    for g, f in matched.items():
        source, got = wanted[g][1], found[f][1]
        out[f] = not got if not source else score.jac(source, got) >= 0.5
    return out


def fit(rows, ridge=1.0, steps=50):
    """Bias and weights by Newton's method; a little ridge keeps weights of rare chances small."""
    x = np.array([[1.0, *logs] for _, logs, _ in rows])
    y = np.array([float(ok) for _, _, ok in rows])
    w = np.zeros(x.shape[1])
    keep = ridge * np.eye(len(w))
    keep[0, 0] = 0
    for _ in range(steps):
        p = 1 / (1 + np.exp(-x @ w))
        w -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + keep, x.T @ (p - y) + keep @ w)
    return w


def across(rows, folds=5):
    """Confidences of every row by a fit that has not seen its article."""
    ids = sorted({row[0] for row in rows})
    out = np.zeros(len(rows))
    for fold in range(folds):
        held = set(ids[fold::folds])
        w = fit([row for row in rows if row[0] not in held])
        for at, (article, logs, _) in enumerate(rows):
            if article in held:
                out[at] = 1 / (1 + np.exp(-(w[0] + logs @ w[1:])))
    return out


def reliability(confidence, right):
    """Expected calibration error, and (mean confidence, share right, count) by tenths of confidence."""
    place = np.minimum((confidence * BINS).astype(int), BINS - 1)
    bins = [(confidence[place == b].mean(), right[place == b].mean(), int((place == b).sum())) for b in range(BINS) if (place == b).any()]
    error = sum(count * abs(mean - share) for mean, share, count in bins) / len(right)
    return error, bins


def at_precision(confidence, right, gold_count, wanted=0.9):
    """The lowest threshold at which precision is still as wanted, and the recall there."""
    order = np.argsort(-confidence)
    precision = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    good = np.flatnonzero(precision >= wanted)
    last = good[-1] if len(good) else 0
    return float(confidence[order][last]), float(right[order][: last + 1].sum() / gold_count)


def named(weights):
    """The fit as the manifest holds it."""
    bias, *rest = (round(float(w), 4) for w in weights)
    return {"bias": bias, "weights": rest[:5], "no_cue": rest[5], "no_source": rest[6]}


def calibrate(model: Path, chances_file: Path, predictions_file: Path, shared: Path):
    """Fits, writes the weights into the manifest and the curve into `reliability.json` beside the chances."""
    score = measure.scorer(shared)
    gold = {g["id"]: g for g in score.load_gold(str(shared / "data" / "polnear" / "dev.jsonl"))}
    predictions = [json.loads(line) for line in predictions_file.read_text(encoding="utf8").splitlines()]
    rows = pieces(chances_file, predictions, gold, score)
    weights = fit(rows)
    confidence, right = across(rows), np.array([ok for *_, ok in rows])
    error, bins = reliability(confidence, right)
    gold_count = sum(bool(a["content"]) for g in gold.values() for a in g["attributions"])
    threshold, recall = at_precision(confidence, right, gold_count)
    manifest_file = model / "manifest.json"
    manifest = json.loads(manifest_file.read_text(encoding="utf8"))
    manifest["calibration"] = named(weights)
    manifest_file.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf8")
    report = {
        "statements": len(rows),
        "right": int(right.sum()),
        "expected_calibration_error": round(float(error), 4),
        "bins": [[round(float(m), 3), round(float(s), 3), c] for m, s, c in bins],
        "precision_90": {"threshold": round(threshold, 3), "recall": round(recall, 4)},
    }
    (chances_file.parent / "reliability.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf8")
    return report
