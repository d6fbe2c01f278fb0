"""Examples as `cargo dev training-data` prints them → windows → batches."""

import json
import random
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch

from .network import LINKS, ROLES, Batch, begin

START, END, MASK = 101, 102, 103
# Column of the features and its values: how a piece stands to what is before it, and the reading by rules.
GAP, SENTENCE_START, PARAGRAPH_START = 2, 2, 3
RULES = 5
# A pronoun may stand before what it refers to by so many tokens; so many names a window stand in for pronouns.
REACH_BEHIND = 30
HIDDEN_A_WINDOW = 2


@dataclass
class Article:
    """One article; arrays are by piece or by token."""

    id: str
    publisher: str
    pieces: np.ndarray
    features: np.ndarray
    first: np.ndarray
    chars: list
    attributions: list
    # Whether its attributions are annotated; one without is there for its names only.
    attributed: bool = True
    tags: np.ndarray = field(init=False)
    sentences: np.ndarray = field(init=False)
    paragraph_starts: np.ndarray = field(init=False)

    def __post_init__(self):
        gaps = self.features[self.first, GAP]
        self.sentences = np.cumsum((gaps == SENTENCE_START) | (gaps == PARAGRAPH_START))
        self.paragraph_starts = np.flatnonzero(gaps == PARAGRAPH_START)
        self.tags = tags_of(self.attributions, len(self.first))
        self.parts, self.relations, self.heads, self.names = (np.full(len(self.first), -1) for _ in range(4))
        # Names of people, (first, last) token each, of which some are hidden and asked for.
        self.people = []
        # Rows (first token, last token, number of who is meant, whether a pronoun) and (first, end, class).
        self.mentions, self.attitudes = np.zeros((0, 4), np.int64), np.zeros((0, 3), np.int64)

    @property
    def tokens(self):
        return len(self.first)

    def piece_at(self, token):
        """Position of the first piece of a token; one past the last token gives the end."""
        return int(self.first[token]) if token < len(self.first) else len(self.pieces)


def load(path: Path, attributed=True):
    """The header and the articles of a file; where not all are `attributed`, those with attributions are."""
    with open(path, encoding="utf8") as file:
        header = json.loads(next(file))
        count = len(header["feature_names"])
        articles = []
        for line in file:
            o = json.loads(line)
            # Without a cue or a content nothing is attributed.
            attributions = [a for a in o["attributions"] if a["cue"] and a["content"]]
            articles.append(
                Article(
                    o["id"],
                    o["publisher"],
                    np.array(o["pieces"], np.int64),
                    np.array(o["features"], np.int64).reshape(-1, count),
                    np.array(o["first"], np.int64),
                    o["chars"],
                    attributions,
                    attributed or bool(attributions),
                )
            )
    return header, articles


def tags_of(attributions, tokens):
    """A tag a token; where spans cross, cues win over sources and these over contents."""
    tags = np.zeros(tokens, np.int64)
    for role in ("content", "source", "cue"):
        for attribution in attributions:
            for start, end in attribution[role]:
                tags[start] = begin(role)
                tags[start + 1 : end] = begin(role) + 1
    # What a crossing span has left without its first token begins where it goes on.
    for at in range(tokens):
        if tags[at] and tags[at] % 2 == 0 and (at == 0 or tags[at - 1] not in (tags[at], tags[at] - 1)):
            tags[at] -= 1
    return tags


def windows_of(article, longest, rng):
    """Cuts an article at random places, at paragraphs where possible, into windows of at most `longest` pieces."""
    out, start = [], 0
    room = longest - 2
    while start < article.tokens:
        size = rng.randint(room // 3, room) if start == 0 and len(article.pieces) > room else room
        limit = article.piece_at(start) + size
        end = int(np.searchsorted(article.first, limit, side="right")) - 1
        if article.piece_at(article.tokens) <= limit:
            end = article.tokens
        if end < article.tokens:
            starts = article.paragraph_starts
            near = starts[(starts > start + (end - start) * 0.6) & (starts <= end)]
            free = [at for at in range(start + (end - start) * 3 // 4, end + 1) if article.tags[at] in (0, 1, 3, 5)]
            end = int(near[-1]) if len(near) else (free[-1] if free else end)
        end = max(end, start + 1)
        out.append((article, start, end))
        start = end
    return out


def batches(articles, longest, pieces_a_batch, rng):
    """One pass over the articles: windows of about equal length together, batches in random order."""
    windows = [window for article in articles for window in windows_of(article, longest, rng)]
    rng.shuffle(windows)
    ordered = []
    for at in range(0, len(windows), 96):
        ordered += sorted(windows[at : at + 96], key=lambda w: pieces_in(w))
    groups, group = [], []
    for window in ordered:
        size = max([pieces_in(window)] + [pieces_in(w) for w in group]) + 2
        if group and size * (len(group) + 1) > pieces_a_batch:
            groups.append(group)
            group = []
        group.append(window)
    groups.append(group)
    rng.shuffle(groups)
    return groups


def pieces_in(window):
    article, start, end = window
    return article.piece_at(end) - article.piece_at(start)


def collate(windows, masked=0.0, without_rules=0.0, rng: random.Random | None = None) -> Batch:
    """Windows → tensors. A share of pieces is hidden, and a share of windows is not told what the rules say."""
    count = len(windows)
    longest = max(pieces_in(w) for w in windows) + 2
    tokens = max(end - start for _, start, end in windows)
    features_count = windows[0][0].features.shape[1]
    pieces = np.zeros((count, longest), np.int64)
    features = np.zeros((count, longest, features_count), np.int64)
    mask = np.zeros((count, longest), bool)
    first = np.zeros((count, tokens), np.int64)
    token_mask = np.zeros((count, tokens), bool)
    sentences = np.zeros((count, tokens), np.int64)
    tags = np.zeros((count, tokens), np.int64)
    side = {name: np.full((count, tokens), -1) for name in ("parts", "relations", "heads", "names")}
    spans, asked, attitudes = [[] for _ in LINKS], [], []
    for row, (article, start, end) in enumerate(windows):
        from_piece, to_piece = article.piece_at(start), article.piece_at(end)
        size = to_piece - from_piece
        pieces[row, 0], pieces[row, size + 1] = START, END
        pieces[row, 1 : size + 1] = article.pieces[from_piece:to_piece]
        features[row, 1 : size + 1] = article.features[from_piece:to_piece]
        mask[row, : size + 2] = True
        first[row, : end - start] = article.first[start:end] - from_piece + 1
        token_mask[row, : end - start] = True
        sentences[row, : end - start] = article.sentences[start:end]
        tags[row, : end - start] = article.tags[start:end]
        if tags[row, 0] and tags[row, 0] % 2 == 0:
            tags[row, 0] -= 1
        for name, all_rows in side.items():
            all_rows[row, : end - start] = getattr(article, name)[start:end]
        # A name that the window cuts begins where the window does.
        names = side["names"][row]
        names[0] -= names[0] > 0 and names[0] % 2 == 0
        heads = side["heads"][row, : end - start]
        heads[heads >= 0] -= start
        heads[(heads < 0) | (heads >= end - start)] = -1
        if rng and masked:
            hide = np.random.default_rng(rng.getrandbits(32)).random(size) < masked
            pieces[row, 1 : size + 1][hide] = MASK
        if rng and rng.random() < without_rules:
            features[row, :, RULES] = 0
        add_spans(article.attributions, row, start, end, spans)
        asked += pronouns_in(article.mentions, row, start, end)
        if rng and article.people:
            hidden, found = hidden_names(article, row, start, end, rng)
            asked += found
            for at in hidden:
                pieces[row, article.piece_at(at) - from_piece + 1 : article.piece_at(at + 1) - from_piece + 1] = MASK
        attitudes += [(row, a - start, b - start, kind) for a, b, kind in article.attitudes if start <= a and b <= end]
    tensors = [torch.from_numpy(a) for a in (pieces, features, mask, first, token_mask, sentences, tags)]
    return Batch(
        *tensors,
        [torch.tensor(s, dtype=torch.long).view(-1, 4) for s in spans],
        torch.tensor([article.attributed for article, _, _ in windows]),
        {name: torch.from_numpy(rows) for name, rows in side.items()},
        referents_of(asked),
        torch.tensor(attitudes, dtype=torch.long).view(-1, 4),
    )


def add_spans(attributions, row, start, end, spans):
    """Rows (window, first, last, answer) of every span that asks; an answer outside the window is none."""
    for attribution in attributions:
        for out, (asking, answering) in zip(spans, LINKS):
            answer = attribution[answering][0][0] if attribution[answering] else -1
            answer = answer - start if start <= answer < end else -1
            for a, b in attribution[asking]:
                if a < end and b > start:
                    out.append((row, max(a, start) - start, min(b, end) - 1 - start, answer))


def pronouns_in(mentions, row, start, end):
    """[(window, token, [(first, last, right)])] of the pronouns whose referent is named in the window and not far behind them."""
    inside = mentions[(mentions[:, 0] >= start) & (mentions[:, 1] < end)]
    out = []
    for at, _, who, pronoun in inside:
        if pronoun:
            near = inside[(inside[:, 3] == 0) & (inside[:, 0] < at + REACH_BEHIND) & (inside[:, 0] != at)]
            candidates = [(first - start, last - start, cluster == who) for first, last, cluster, _ in near]
            if any(right for *_, right in candidates):
                out.append((row, at - start, candidates))
    return out


def hidden_names(article, row, start, end, rng):
    """Names that stand in for pronouns: one whose last word stood before, in a window with others, is hidden and asked for.

    After Kocijan et al. (2019), WikiCREM. Gives the tokens to hide and rows as `pronouns_in` does.
    """
    inside = [(first, last) for first, last in article.people if first >= start and last < end]
    word = {span: tuple(article.pieces[article.piece_at(span[1]) : article.piece_at(span[1] + 1)]) for span in inside}
    able = []
    for number, span in enumerate(inside):
        before = inside[:number]
        if any(word[b] == word[span] for b in before) and any(word[b] != word[span] for b in before):
            able.append((span, before))
    tokens, out = [], []
    for span, before in rng.sample(able, min(HIDDEN_A_WINDOW, len(able))):
        if all(at not in tokens for first, last in before for at in range(first, last + 1)):
            tokens += range(span[0], span[1] + 1)
            out.append((row, span[0] - start, [(a - start, b - start, word[a, b] == word[span]) for a, b in before]))
    return tokens, out


def referents_of(asked):
    """Rows of `pronouns_in` → tensors filled up to the most candidates."""
    if not asked:
        return None
    most = max(len(candidates) for *_, candidates in asked)
    first, last, right = (np.full((len(asked), most), fill) for fill in (-1, -1, False))
    for number, (_, _, candidates) in enumerate(asked):
        for column, values in enumerate(candidates):
            first[number, column], last[number, column], right[number, column] = values
    rows = [row for row, *_ in asked], [at for _, at, _ in asked], first, last, right
    return tuple(torch.as_tensor(np.array(values)) for values in rows)


def role_of(tag):
    """The role of a tag other than O."""
    return ROLES[(tag - 1) // 2]
