"""Curves of a training run and of the confidence, as SVG."""

import json
from pathlib import Path

import matplotlib

matplotlib.use("svg")
matplotlib.rcParams["svg.hashsalt"] = "onrecord"
import matplotlib.pyplot as plt

QUIET = {"Date": None}


def training(logs: list[Path], out: Path):
    """Losses and figures on dev over the passes of runs that follow each other."""
    rows, before = [], 0.0
    for log in logs:
        run = [json.loads(line) for line in log.read_text(encoding="utf8").splitlines()]
        rows += [row | {"pass": row["pass"] + before} for row in run]
        before = rows[-1]["pass"]
    steps = [row for row in rows if "step" in row]
    looks = [row for row in rows if "relation" in row]
    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3.4))
    left.plot([r["pass"] for r in steps], [r["tag"] for r in steps], label="tags, a token")
    left.plot([r["pass"] for r in steps], [r["link"] / 10 for r in steps], label="links, a span, / 10")
    left.set(xlabel="passes over train", ylabel="loss", yscale="log")
    for name in ("cue", "overlap", "relation", "exact content"):
        right.plot([r["pass"] for r in looks], [r[name] for r in looks], marker="o", label=name)
    right.set(xlabel="passes over train", ylabel="F1 on dev (a third of it, all at the end)")
    save_pair(figure, (left, right), out)


def beside(logs: list[Path], out: Path):
    """The loss of the tags, and relation F1 on dev, of runs beside each other; each is called by its folder."""
    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3.4))
    for log in logs:
        run, name = [json.loads(line) for line in log.read_text(encoding="utf8").splitlines()], log.parent.name
        for axes, figure_name in ((left, "tag"), (right, "relation")):
            rows = [row for row in run if figure_name in row]
            axes.plot([row["pass"] for row in rows], [row[figure_name] for row in rows], label=name, marker="o" if axes is right else "")
    left.set(xlabel="passes", ylabel="loss of the tags, a token", yscale="log")
    right.set(xlabel="passes", ylabel="relation F1 on dev (a third of it, all at the end)")
    save_pair(figure, (left, right), out)


def reliability(report: Path, out: Path):
    """Share of right statements against confidence."""
    bins = json.loads(report.read_text(encoding="utf8"))["bins"]
    figure, axes = plt.subplots(figsize=(4.2, 4))
    axes.plot([0, 1], [0, 1], color="grey", linewidth=1)
    axes.plot([b[0] for b in bins], [b[1] for b in bins], marker="o")
    for mean, share, count in bins:
        axes.annotate(str(count), (mean, share), textcoords="offset points", xytext=(6, -10), fontsize=8)
    axes.set(xlabel="confidence", ylabel="share right (content and source)", xlim=(0, 1), ylim=(0, 1))
    axes.grid(alpha=0.3)
    save(figure, out)


def save_pair(figure, pair, out: Path):
    """Two pictures with their legends."""
    for axes in pair:
        axes.legend(frameon=False)
        axes.grid(alpha=0.3)
    save(figure, out)


def save(figure, out: Path):
    out.parent.mkdir(parents=True, exist_ok=True)
    figure.tight_layout()
    figure.savefig(out, metadata=QUIET)
    plt.close(figure)
