"""The reader network: a BERT-style encoder with feature embeddings, a tag head with a CRF, and two pointers.

Shapes: B windows, P word pieces, T tokens, S spans that point at something.
"""

import math
from dataclasses import dataclass, fields

import numpy as np
import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional as F

HIDDEN = 384
HEADS = 12
INNER = 1536
POSITIONS = 512

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
ROLES = ("source", "cue", "content")
# Which span asks, and the first token of which one answers.
LINKS = (("cue", "source"), ("content", "cue"))

POINTER = 128
# Distances in tokens are put into buckets of 1, 2, 3-4, 5-8, … either way; sentences are told apart up to three.
DISTANCES = 19
SENTENCES = 7
# How many possible answers lie between: 3 or more, 2, 1, 0 before the asking span, inside it, then after it.
BETWEEN = 9
FORBIDDEN = -1e4
# A mean over tokens, most of which are no names.
NAME_WEIGHT = 10.0
# What a wrong referent or attitude costs beside the other side tasks.
REFERENT_WEIGHT = 2.0
ATTITUDE_WEIGHT = 2.0


def begin(role: str) -> int:
    """Number of the tag that begins a span of a role."""
    return TAGS.index(f"B-{role}")


class Layer(nn.Module):
    """Attention and feed-forward network, each followed by a LayerNorm."""

    def __init__(self, dropout: float):
        super().__init__()
        self.query_key_value = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.attention_out = nn.Linear(HIDDEN, HIDDEN)
        self.attention_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.out_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = dropout

    def forward(self, hidden, mask):
        windows, pieces, _ = hidden.shape
        parts = self.query_key_value(hidden).view(windows, pieces, 3, HEADS, HIDDEN // HEADS)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        attended = attention(query, key, value, mask)
        attended = attended.transpose(1, 2).reshape(windows, pieces, HIDDEN)
        change = F.dropout(self.attention_out(attended), self.dropout, self.training)
        hidden = self.attention_norm(hidden + change)
        change = self.down(F.gelu(self.up(hidden)))
        return self.out_norm(hidden + F.dropout(change, self.dropout, self.training))


def attention(query, key, value, mask):
    """PyTorch's own attention in 32 bits; in 16 its way back through it takes twice as long as plain products."""
    if query.dtype != torch.bfloat16:
        return F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
    scores = (query / math.sqrt(query.shape[3])) @ key.transpose(2, 3)
    if mask is not None:
        scores = scores + torch.where(mask, 0.0, FORBIDDEN).to(scores.dtype)
    return scores.softmax(3, dtype=scores.dtype) @ value


def through(layer, hidden, mask, bfloat16):
    """What a layer gives; it multiplies in 16 bits if asked, and what is added up from layer to layer has 32."""
    with torch.autocast(hidden.device.type, torch.bfloat16, enabled=bfloat16):
        return layer(hidden, mask)


class Encoder(nn.Module):
    """Word pieces with features → hidden states of tokens.

    From layer `words_from` on only the first piece of each token is read, beside the marks at both ends of the window:
    a sixth of the work of a layer is spared, and what the heads see is the token anyway.
    """

    def __init__(self, layers: int, vocabulary: int, feature_sizes: list[int], dropout: float, words_from: int):
        super().__init__()
        self.words_from = words_from
        self.pieces = nn.Embedding(vocabulary, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.features = nn.ModuleList(nn.Embedding(size, HIDDEN) for size in feature_sizes)
        for table in self.features:
            nn.init.zeros_(table.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.dropout = dropout
        # Whether the layers multiply in 16 bits.
        self.bfloat16 = False

    def forward(self, pieces, features, mask, first, token_mask):
        """pieces: B × P; features: B × P × F; mask: B × P, true where there is a piece; first: B × T, the first piece of
        each token; token_mask: B × T. Gives B × T × HIDDEN."""
        return self.states(pieces, features, mask, first, token_mask)[-1]

    def states(self, pieces, features, mask, first, token_mask):
        """What every layer gives of the tokens, the first one first."""
        hidden = self.pieces(pieces) + self.positions.weight[: pieces.shape[1]]
        for number, table in enumerate(self.features):
            hidden = hidden + table(features[:, :, number])
        hidden = F.dropout(self.norm(hidden), self.dropout, self.training)
        rows, words = first_pieces(mask, first, token_mask)
        attended = seen(mask)
        states = []
        for number, layer in enumerate(self.layers):
            if number == self.words_from:
                hidden, attended = of_rows(hidden, rows), seen(words)
            hidden = through(layer, hidden, attended, self.bfloat16)
            states.append((of_rows(hidden, rows) if number < self.words_from else hidden)[:, 1:-1])
        return states

    def load_base(self, path: str, picked: list[int]) -> None:
        """Takes the weights of the base encoder; layer i comes from its layer picked[i]."""
        base = load_file(path)
        base = {name.removeprefix("bert."): tensor for name, tensor in base.items()}
        state = {
            "pieces.weight": base["embeddings.word_embeddings.weight"],
            "positions.weight": base["embeddings.position_embeddings.weight"],
            "norm.weight": base["embeddings.LayerNorm.weight"],
            "norm.bias": base["embeddings.LayerNorm.bias"],
        }
        # Nothing here is a second sentence: the embedding of the first one is part of every position.
        state["positions.weight"] = state["positions.weight"] + base["embeddings.token_type_embeddings.weight"][0]
        parts = {
            "attention_out": "attention.output.dense",
            "attention_norm": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "out_norm": "output.LayerNorm",
        }
        for to, origin in enumerate(picked):
            layer = f"encoder.layer.{origin}."
            for kind in ("weight", "bias"):
                heads = [base[f"{layer}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
                state[f"layers.{to}.query_key_value.{kind}"] = torch.cat(heads)
                for ours, theirs in parts.items():
                    state[f"layers.{to}.{ours}.{kind}"] = base[f"{layer}{theirs}.{kind}"]
        missing, unexpected = self.load_state_dict(state, strict=False)
        if unexpected or any(not name.startswith("features.") for name in missing):
            raise ValueError(f"the base encoder does not fit: {missing} {unexpected}")


def first_pieces(mask, first, token_mask):
    """The rows that stand for a window's start, its tokens and its end, and which of them are there: B × (T + 2) each."""
    start = torch.zeros_like(first[:, :1])
    end = mask.sum(1, keepdim=True) - 1
    there = torch.ones_like(token_mask[:, :1])
    return torch.cat([start, first, end], 1), torch.cat([there, token_mask, there], 1)


def of_rows(hidden, rows):
    return hidden.gather(1, rows[:, :, None].expand(-1, -1, hidden.shape[2]))


def seen(mask):
    """What attention may look at; nothing to say where that is all."""
    return None if mask.all() else mask[:, None, None, :]


class LogPartition(torch.autograd.Function):
    """Logarithm of the sum over all paths, with its gradient by the forward-backward algorithm.

    By hand in NumPy, because automatic differentiation of hundreds of tiny steps takes a tenth of the training.
    """

    @staticmethod
    def forward(ctx, scores, transitions, start, end, mask):
        s, t, e = (x.detach().cpu().double().numpy() for x in (scores, transitions, end))
        m = mask.cpu().numpy()
        windows, length, _ = s.shape
        step = np.exp(t)
        alpha, scale = np.empty_like(s), np.zeros((windows, length))
        emit = np.exp(s - s.max(2, keepdims=True))
        top = s.max(2)
        state = np.exp(start.detach().cpu().double().numpy()) * emit[:, 0]
        for at in range(length):
            if at:
                moved = (alpha[:, at - 1] @ step) * emit[:, at]
                state = np.where(m[:, at, None], moved, alpha[:, at - 1])
            total = state.sum(1)
            alpha[:, at] = state / total[:, None]
            scale[:, at] = np.log(total) + top[:, at] * m[:, at]
        final = alpha[:, -1] * np.exp(e)
        ctx.kept = alpha, emit, step, e, m, final
        ctx.like = scores
        return scores.new_tensor(scale.sum(1) + np.log(final.sum(1)))

    @staticmethod
    def backward(ctx, gradient):
        alpha, emit, step, e, m, final = ctx.kept
        g = gradient.detach().cpu().double().numpy()
        windows, length, tags = alpha.shape
        marginal = np.zeros_like(alpha)
        moves = np.zeros((tags, tags))
        beta = np.broadcast_to(np.exp(e), (windows, tags))
        to_end = (final / final.sum(1, keepdims=True) * g[:, None]).sum(0)
        for at in range(length - 1, -1, -1):
            here = alpha[:, at] * beta
            here /= here.sum(1, keepdims=True)
            marginal[:, at] = here * (m[:, at] * g)[:, None]
            if at:
                ahead = emit[:, at] * beta
                pair = alpha[:, at - 1, :, None] * step * ahead[:, None, :]
                pair *= (m[:, at] * g / pair.sum((1, 2)))[:, None, None]
                moves += pair.sum(0)
                back = ahead @ step.T
                back /= back.sum(1, keepdims=True)
                beta = np.where(m[:, at, None], back, beta)
        tensor = ctx.like.new_tensor
        return tensor(marginal), tensor(moves), tensor(marginal[:, 0].sum(0)), tensor(to_end), None


class Crf(nn.Module):
    """A chain over tags in which no span goes on that has not begun (Lafferty et al. 2001)."""

    def __init__(self, tags=TAGS):
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(len(tags), len(tags)))
        self.start = nn.Parameter(torch.zeros(len(tags)))
        self.end = nn.Parameter(torch.zeros(len(tags)))
        wrong = torch.zeros(len(tags), len(tags))
        for after, tag in enumerate(tags):
            if tag[0] == "I":
                for before, other in enumerate(tags):
                    if other[1:] != tag[1:]:
                        wrong[before, after] = FORBIDDEN
        self.register_buffer("wrong", wrong, persistent=False)
        self.register_buffer(
            "wrong_start", torch.tensor([FORBIDDEN if tag[0] == "I" else 0.0 for tag in tags]), persistent=False
        )

    def tables(self):
        return self.transitions + self.wrong, self.start + self.wrong_start

    def loss(self, scores, tags, mask):
        """Negative log-likelihood of each window: B."""
        transitions, start = self.tables()
        rows = torch.arange(len(scores), device=scores.device)
        taken = scores.gather(2, tags[:, :, None])[:, :, 0] * mask
        moved = transitions[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]
        last = mask.sum(1) - 1
        path = start[tags[:, 0]] + taken.sum(1) + moved.sum(1) + self.end[tags[rows, last]]
        return LogPartition.apply(scores, transitions, start, self.end, mask) - path

    @torch.no_grad()
    def best(self, scores):
        """The best tags of one article: scores T × tags → list of numbers."""
        transitions, start = self.tables()
        forward, back = start + scores[0], []
        for at in range(1, len(scores)):
            value, origin = (forward[:, None] + transitions).max(0)
            forward = value + scores[at]
            back.append(origin)
        tags = [int((forward + self.end).argmax())]
        for origin in reversed(back):
            tags.append(int(origin[tags[-1]]))
        return tags[::-1]


def bucket(distance):
    """Signed token distance → 0 … DISTANCES - 1; the middle one is inside."""
    size = distance.abs()
    log = torch.where(size > 0, (size.clamp(min=1).float().log2().ceil() + 1).long(), torch.zeros_like(size))
    return DISTANCES // 2 + distance.sign() * log.clamp(max=DISTANCES // 2)


class Pointer(nn.Module):
    """From a span to the first token of the span that it belongs to, or to nothing."""

    def __init__(self):
        super().__init__()
        self.query = nn.Sequential(nn.Linear(2 * HIDDEN, POINTER), nn.GELU(), nn.Linear(POINTER, POINTER))
        self.key = nn.Sequential(nn.Linear(HIDDEN, POINTER), nn.GELU(), nn.Linear(POINTER, POINTER))
        self.distance = nn.Parameter(torch.zeros(DISTANCES))
        self.sentence = nn.Parameter(torch.zeros(SENTENCES))
        self.between = nn.Parameter(torch.zeros(BETWEEN))
        self.tagged = nn.Parameter(torch.ones(()))
        self.nothing = nn.Parameter(torch.zeros(POINTER))
        self.nothing_bias = nn.Parameter(torch.zeros(()))

    def scores(self, query, keys, distance, sentence, between, tagged):
        """query: S × D; keys, distance, sentence, between, tagged (log-probability that a span begins): S × T (× D).

        Gives S × (T + 1); the last column is "nothing".
        """
        score = torch.einsum("sd,std->st", query, keys) / math.sqrt(POINTER)
        score = score + self.distance[bucket(distance)] + self.sentence[sentence.clamp(-3, 3) + 3]
        score = score + self.between[between]
        score = score + self.tagged * tagged
        nothing = query @ self.nothing / math.sqrt(POINTER) + self.nothing_bias
        return torch.cat([score, nothing[:, None]], 1)


class Syntax(nn.Module):
    """Part of speech, relation and head of every token; learned on the way and not exported."""

    def __init__(self, parts: int, relations: int):
        super().__init__()
        self.parts, self.relations = nn.Linear(HIDDEN, parts), nn.Linear(HIDDEN, relations)
        self.dependent, self.head = nn.Linear(HIDDEN, POINTER), nn.Linear(HIDDEN, POINTER)
        self.distance = nn.Parameter(torch.zeros(DISTANCES))

    def loss(self, tokens, batch):
        """Sum of three cross-entropies, each a mean over the tokens whose answer is known."""
        at = torch.arange(tokens.shape[1], device=tokens.device)
        heads = torch.einsum("bsd,btd->bst", self.dependent(tokens), self.head(tokens)) / math.sqrt(POINTER)
        heads = heads + self.distance[bucket(at[None, :] - at[:, None])]
        heads = heads.masked_fill(~batch.token_mask[:, None, :], FORBIDDEN)
        answers = ((self.parts(tokens), "parts"), (self.relations(tokens), "relations"), (heads, "heads"))
        loss = tokens.new_zeros(())
        for scores, name in answers:
            gold = batch.side[name]
            if (gold >= 0).any():
                loss = loss + F.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=-1)
        return loss


class Referent(nn.Module):
    """From a pronoun to the names and descriptions that may be meant; a mention is the mean of its first and last token."""

    def __init__(self):
        super().__init__()
        self.query = nn.Sequential(nn.Linear(HIDDEN, POINTER), nn.GELU(), nn.Linear(POINTER, POINTER))
        self.key = nn.Sequential(nn.Linear(HIDDEN, POINTER), nn.GELU(), nn.Linear(POINTER, POINTER))
        self.distance = nn.Parameter(torch.zeros(DISTANCES))
        self.sentence = nn.Parameter(torch.zeros(SENTENCES))

    def scores(self, query, first, last, distance, sentence):
        """query: S × D; first, last (keys of both ends): S × C × D; distance (tokens), sentence: S × C. Gives S × C."""
        score = torch.einsum("sd,scd->sc", query, (first + last) / 2) / math.sqrt(POINTER)
        return score + self.distance[bucket(distance)] + self.sentence[sentence.clamp(-3, 3) + 3]

    def loss(self, tokens, batch):
        """Mean over the pronouns of minus the logarithm of the chance of all right candidates together."""
        window, at, first, last, right = batch.referents
        query, keys = self.query(tokens[window, at]), self.key(tokens)
        there = first >= 0
        first, last, row = first.clamp(min=0), last.clamp(min=0), window[:, None]
        sentence = batch.sentences[row, first] - batch.sentences[window, at][:, None]
        score = self.scores(query, keys[row, first], keys[row, last], first - at[:, None], sentence)
        score = torch.log_softmax(score.masked_fill(~there, FORBIDDEN), 1)
        return -score.masked_fill(~right, FORBIDDEN).logsumexp(1).mean()


class Attitude(nn.Module):
    """How the sentence stands to whom a token names; of a mention the mean over its tokens counts."""

    def __init__(self, classes: int):
        super().__init__()
        self.inner, self.out = nn.Linear(HIDDEN, POINTER), nn.Linear(POINTER, classes)

    def forward(self, tokens):
        return self.out(F.gelu(self.inner(tokens)))

    def loss(self, tokens, batch):
        """Mean over the mentions."""
        window, first, end, kind = batch.attitudes.unbind(1)
        scores = torch.stack([self(tokens[w, a:b]).mean(0) for w, a, b in zip(window, first, end)])
        return F.cross_entropy(scores, kind)


@dataclass
class Batch:
    """Windows filled up to the longest; `spans` has a row (window, first, last, answer or -1) for each asking span.

    `attributed` says of a window whether its attributions are known; `side` has gold of other tasks, -1 where unknown.
    `referents` holds of each pronoun its window and token, of its candidates first and last token (-1: none) and whether
    each is right; `attitudes` has a row (window, first, end, class) for each mention.
    """

    pieces: torch.Tensor
    features: torch.Tensor
    mask: torch.Tensor
    first: torch.Tensor
    token_mask: torch.Tensor
    sentences: torch.Tensor
    tags: torch.Tensor
    spans: list[torch.Tensor]
    attributed: torch.Tensor
    side: dict[str, torch.Tensor]
    referents: tuple[torch.Tensor, ...] | None
    attitudes: torch.Tensor

    def to(self, device):
        """The same on a device."""
        return Batch(*(moved(getattr(self, field.name), device) for field in fields(self)))


def moved(value, device):
    """Tensors, and lists, tuples and dictionaries of them, on a device."""
    if isinstance(value, dict):
        return {name: moved(inner, device) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(moved(inner, device) for inner in value)
    return value if value is None else value.to(device)


class Reader(nn.Module):
    """The whole network."""

    def __init__(
        self,
        layers: int,
        vocabulary: int,
        feature_sizes: list[int],
        dropout: float = 0.1,
        syntax: tuple[int, int] | None = None,
        names: tuple[str, ...] | None = None,
        attitudes: int = 0,
        words_from: int = 2,
    ):
        super().__init__()
        self.encoder = Encoder(layers, vocabulary, feature_sizes, dropout, words_from)
        self.tag = nn.Linear(HIDDEN, len(TAGS))
        self.crf = Crf()
        self.pointers = nn.ModuleList(Pointer() for _ in LINKS)
        self.syntax = Syntax(*syntax) if syntax else None
        self.names = nn.Linear(HIDDEN, len(names)) if names else None
        self.name_chain = Crf(names) if names else None
        self.referent = Referent() if attitudes else None
        self.attitude = Attitude(attitudes) if attitudes else None
        self.dropout = dropout

    def losses(self, batch: Batch):
        """Loss of the tags (a token), of the links (a span) and of the side tasks (their sum)."""
        states = self.encoder.states(batch.pieces, batch.features, batch.mask, batch.first, batch.token_mask)
        middle, tokens = (F.dropout(hidden, self.dropout, self.training) for hidden in states[-2:])
        scores = self.tag(tokens)
        known = batch.token_mask & batch.attributed[:, None]
        tag_loss = self.crf.loss(scores, batch.tags, batch.token_mask)[batch.attributed].sum() / known.sum().clamp(min=1)
        log = torch.log_softmax(scores, -1).detach()
        link_loss = tokens.new_zeros(())
        for pointer, (_, answer), spans in zip(self.pointers, LINKS, batch.spans):
            if len(spans):
                link_loss = link_loss + self.link_loss(pointer, begin(answer), tokens, log, batch, spans)
        return tag_loss, link_loss, self.side_loss(middle, tokens, batch)

    def side_loss(self, middle, tokens, batch):
        """Syntax is asked of the last layer but one (Søgaard and Goldberg 2016), names of the last."""
        loss = tokens.new_zeros(())
        if self.syntax is not None:
            loss = loss + self.syntax.loss(middle, batch)
        if self.names is not None:
            named = (batch.side["names"] >= 0).any(1)
            if named.any():
                mask = batch.token_mask[named]
                tags = batch.side["names"][named].clamp(min=0)
                loss = loss + NAME_WEIGHT * self.name_chain.loss(self.names(tokens[named]), tags, mask).sum() / mask.sum()
        if self.referent is not None and batch.referents is not None:
            loss = loss + REFERENT_WEIGHT * self.referent.loss(tokens, batch)
        if self.attitude is not None and len(batch.attitudes):
            loss = loss + ATTITUDE_WEIGHT * self.attitude.loss(tokens, batch)
        return loss

    def link_loss(self, pointer, tag, tokens, log, batch, spans):
        window, start, last, answer = spans.unbind(1)
        query = pointer.query(torch.cat([tokens[window, start], tokens[window, last]], 1))
        keys = pointer.key(tokens)[window]
        distance, sentence = places(start, last, batch.sentences[window], start)
        between = answers_between(distance, start, last, (batch.tags == tag)[window])
        score = pointer.scores(query, keys, distance, sentence, between, log[window, :, tag])
        real = torch.cat([batch.token_mask[window], torch.ones_like(window[:, None], dtype=torch.bool)], 1)
        score = score.masked_fill(~real, FORBIDDEN)
        nothing = torch.full_like(answer, score.shape[1] - 1)
        return F.cross_entropy(score, torch.where(answer < 0, nothing, answer))


def places(start, last, sentences, at):
    """Signed distances in tokens (0 inside the span) and sentences from spans to every token: S × T each."""
    token = torch.arange(sentences.shape[1], device=sentences.device)[None]
    before, after = token - start[:, None], token - last[:, None]
    zero = torch.zeros_like(before)
    distance = torch.where(after > 0, after, torch.where(before < 0, before, zero))
    return distance, sentences - sentences.gather(1, at[:, None])


def answers_between(distance, start, last, begins):
    """Buckets of how many spans begin between the asking spans and every token: S × T. begins: S × T, true at a first token."""
    count = begins.long().cumsum(1)
    up_to_last = count.gather(1, last[:, None])
    before_start = count.gather(1, start[:, None]) - begins.long().gather(1, start[:, None])
    after = (count - begins.long() - up_to_last).clamp(0, 3)
    before = (before_start - count).clamp(0, 3)
    middle = torch.full_like(count, BETWEEN // 2)
    return torch.where(distance > 0, middle + 1 + after, torch.where(distance < 0, middle - 1 - before, middle))
