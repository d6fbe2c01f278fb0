"""The network's reading of an article, in Python: for choosing checkpoints and calibration.

What counts is what the program prints; this mirrors it without joining and reconciling.
"""

import numpy as np
import torch

from .data import END, PARAGRAPH_START, SENTENCE_START, START, GAP
from .network import HIDDEN, LINKS, TAGS, answers_between, begin, places

WINDOW = 384
OVERLAP = 96


def window_starts(article, window=WINDOW, overlap=OVERLAP):
    """Pairs (first token, end token) of overlapping windows; they begin at sentences where one is near."""
    room = window - 2
    out, start = [], 0
    while True:
        end = int(np.searchsorted(article.first, article.piece_at(start) + room, side="right"))
        while end > start + 1 and article.piece_at(end) - article.piece_at(start) > room:
            end -= 1
        if article.piece_at(article.tokens) - article.piece_at(start) <= room:
            return out + [(start, article.tokens)]
        out.append((start, end))
        latest = int(np.searchsorted(article.first, article.piece_at(end) - overlap, side="right")) - 1
        earliest = int(np.searchsorted(article.first, article.piece_at(end) - 2 * overlap, side="left"))
        gaps = article.features[article.first, GAP]
        near = [at for at in range(max(earliest, start + 1), latest + 1) if gaps[at] in (SENTENCE_START, PARAGRAPH_START)]
        start = near[-1] if near else max(latest, start + 1)


@torch.no_grad()
def hidden_states(reader, article):
    """T × HIDDEN: each token from the window in which it is most central."""
    out, best = torch.zeros(article.tokens, HIDDEN), np.full(article.tokens, -1)
    for start, end in window_starts(article):
        a, b = article.piece_at(start), article.piece_at(end)
        pieces = torch.from_numpy(np.concatenate([[START], article.pieces[a:b], [END]]))[None]
        edge = np.zeros((1, article.features.shape[1]), np.int64)
        features = torch.from_numpy(np.concatenate([edge, article.features[a:b], edge]))[None]
        at = article.first[start:end]
        first = torch.from_numpy(at - a + 1)[None]
        there = torch.ones_like(pieces, dtype=torch.bool), torch.ones_like(first, dtype=torch.bool)
        hidden = reader.encoder(pieces, features, there[0], first, there[1])[0]
        left = at - a if start else np.full(len(at), 1 << 20)
        right = b - 1 - at if end < article.tokens else np.full(len(at), 1 << 20)
        central = np.minimum(left, right)
        taken = central > best[start:end]
        best[start:end][taken] = central[taken]
        where = np.flatnonzero(taken)
        out[start + where] = hidden[torch.from_numpy(where)]
    return out


def spans_of(tags):
    """Tags → {role: [(start, end)]}."""
    spans, role, start = {"source": [], "cue": [], "content": []}, None, 0
    for at, tag in enumerate([*tags, 0]):
        name = TAGS[tag]
        if role and name[0] != "I":
            spans[role].append((start, at))
            role = None
        if name[0] == "B":
            role, start = name[2:], at
    return spans


@torch.no_grad()
def read(reader, article):
    """Spans by role, and links: for each cue a source or None, for each content a cue or None, with probabilities."""
    hidden = hidden_states(reader, article)
    scores = reader.tag(hidden)
    log = torch.log_softmax(scores, -1)
    spans = spans_of(reader.crf.best(scores))
    sentences = torch.from_numpy(article.sentences)[None]
    links = {}
    for pointer, (asking, answering) in zip(reader.pointers, LINKS):
        links[asking] = []
        ask, answers = spans[asking], spans[answering]
        if not ask:
            continue
        start, last = (torch.tensor([s for s, _ in ask]), torch.tensor([e - 1 for _, e in ask]))
        at = torch.tensor([s for s, _ in answers], dtype=torch.long)
        query = pointer.query(torch.cat([hidden[start], hidden[last]], 1))
        keys = pointer.key(hidden[at])[None].expand(len(ask), -1, -1)
        distance, sentence = places(start, last, sentences.expand(len(ask), -1), start)
        tagged = log[at, begin(answering)][None].expand(len(ask), -1)
        begins = torch.zeros(len(ask), article.tokens, dtype=torch.bool)
        begins[:, at] = True
        between = answers_between(distance, start, last, begins)
        score = pointer.scores(query, keys, distance[:, at], sentence[:, at], between[:, at], tagged)
        chance = torch.softmax(score, -1)
        for row in chance:
            choice = int(row.argmax())
            links[asking].append((choice if choice < len(answers) else None, float(row[choice])))
    return spans, links, log


def nearest(spans):
    """Links without a pointer: the source or cue in the fewest tokens' reach, the one before where two are equally near."""
    links = {}
    for asking, answering in LINKS:
        answers = spans[answering]
        away = lambda a, b: max(b[0] - a[1], a[0] - b[1], 0)
        of = lambda a: min(range(len(answers)), key=lambda at: away(a, answers[at])) if answers else None
        links[asking] = [(of(span), 1.0) for span in spans[asking]]
    return links


def attributions(spans, links):
    """Contents of one cue together: [{source, cue, content: [(start, end)]}]."""
    out = {}
    for number, content in enumerate(spans["content"]):
        cue = links["content"][number][0]
        key = ("cue", cue) if cue is not None else ("alone", number)
        entry = out.setdefault(key, {"source": [], "cue": [], "content": []})
        entry["content"].append(content)
        if cue is not None and not entry["cue"]:
            entry["cue"] = [spans["cue"][cue]]
            source = links["cue"][cue][0]
            entry["source"] = [spans["source"][source]] if source is not None else []
    return list(out.values())
