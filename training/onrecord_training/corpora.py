"""The sets of the side tasks about people, each brought to one form: texts with mentions, and with attitudes.

Passages and paragraphs of our own have people of one gender side by side, marked by number: `{1|Ann Bo} thanked {2|Cy Du} when {1|she} left.`
Opinions of our own have the attitude to those they name: `{0|Ann Bo} thanked {+|Cy Du} and mocked {-|Ed Fo}.`
A mention has `s`, `e` (code points of the words that carry it), `cluster` (equal for the same person or thing) and `pronoun`.
An attitude has `s`, `e` and `class`, a number in ATTITUDES. Texts whose terms forbid commercial use are left out.
"""

import csv
import hashlib
import json
import re
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
ATTITUDES = ("negative", "neutral", "positive")
PRONOUNS = frozenset("he him his himself she her hers herself they them their theirs themselves it its itself".split())
# Entities that speak, are spoken of, or may be taken for such.
KINDS = frozenset(("person", "organization", "place", "PER", "ORG", "GPE"))
NOT_FREE = frozenset(("whow", "fiction", "essay", "letter", "podcast"))
SINGLE = str.maketrans("“”\"", "‘’'")
# Sentences of the attitude set that make one text, a paragraph each.
SENTENCES = 8
MARK = re.compile(r"\{(\d)\|([^{}|]+)\}")
OPINIONS = {"-": "negative", "0": "neutral", "+": "positive"}
ATTITUDE_MARK = re.compile(r"\{([-0+])\|([^{}|]+)\}")


def pronouns(data: Path, part: str):
    """Texts of a part (`train` or `dev`) with mentions; dev is GUM's, and GAP development."""
    if part == "dev":
        return [*gum(data / "gum" / "dev.jsonl"), *gap(data / "coref" / "gap" / "gap-development.tsv")]
    return [
        *gum(data / "gum" / "train.jsonl"),
        *litbank(data / "coref" / "litbank" / "coref" / "tsv"),
        *gap(data / "coref" / "gap" / "gap-validation.tsv"),
        *passages(HERE / "passages.txt", held_out=False),
    ]


def lines(path: Path):
    """The objects of a file of JSON lines."""
    with open(path, encoding="utf8") as file:
        yield from map(json.loads, file)


def table(path: Path):
    """The rows of a table of what was marked by reading."""
    with open(path, encoding="utf8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t")


def gum(path: Path):
    """The tokens of `minspan` (numbers from 1 within the mention) carry it: "former governor of the state" → "governor"."""
    out = []
    with open(path, encoding="utf8") as file:
        for o in map(json.loads, file):
            if o["genre"] in NOT_FREE:
                continue
            tokens = [token[:2] for sentence in o["sentences"] for token in sentence["tokens"]]
            mentions = []
            for m in o["mentions"]:
                pronoun = o["text"][m["s"] : m["e"]].lower() in PRONOUNS
                if m["type"] not in KINDS and not pronoun:
                    continue
                within = [token for token in tokens if m["s"] <= token[0] < m["e"]]
                core = [within[int(n) - 1] for n in re.findall(r"\d+", m["minspan"]) if int(n) <= len(within)] or within
                if core:
                    mentions.append(mention(core[0][0], core[-1][1], m["cluster"], pronoun))
            out.append({"id": o["id"], "text": o["text"], "mentions": mentions})
    return out


def litbank(folder: Path):
    """Tokens joined by blanks; of a description the words up to the first "of", "who" or comma carry it."""
    out = []
    for path in sorted(folder.glob("*.ann")):
        sentences = [line.split(" ") for line in path.with_suffix(".txt").read_text(encoding="utf8").splitlines()]
        starts, text = [], ""
        for words in sentences:
            starts.append([])
            for word in words:
                starts[-1].append(len(text))
                text += word + " "
        rows = [line.split("\t") for line in path.read_text(encoding="utf8").splitlines()]
        clusters = {row[1]: row[2] for row in rows if row[0] == "COREF"}
        mentions = []
        for row in rows:
            if row[0] != "MENTION" or row[7] not in KINDS or row[2] != row[4]:
                continue
            sentence, first, last = int(row[2]), int(row[3]), int(row[5])
            words = sentences[sentence][first : last + 1]
            stop = next((n for n, word in enumerate(words) if n and word in ("of", "who", ",", "in", "and")), len(words))
            at = first if row[8] == "PROP" else first + stop - 1
            end = first + stop - 1
            span = starts[sentence][at], starts[sentence][end] + len(sentences[sentence][end])
            pronoun = row[8] == "PRON" and " ".join(words).lower() in PRONOUNS
            if pronoun or row[8] != "PRON":
                mentions.append(mention(*span, clusters.get(row[1], row[1]), pronoun))
        out.append({"id": path.stem, "text": text.rstrip(), "mentions": mentions})
    return out


def gap(path: Path):
    """One pronoun and two names a text; cases that are neither of the two are left out."""
    out = []
    with open(path, encoding="utf8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            refers = [row[f"{name}-coref"] == "TRUE" for name in "AB"]
            if not any(refers):
                continue
            at = int(row["Pronoun-offset"])
            mentions = [mention(at, at + len(row["Pronoun"]), "0", True)]
            for number, name in enumerate("AB"):
                at = int(row[f"{name}-offset"])
                mentions.append(mention(at, at + len(row[name]), "0" if refers[number] else str(number + 1), False))
            out.append({"id": row["ID"], "text": row["Text"], "mentions": mentions})
    return out


def looks(data: Path, part: str):
    """The texts of `pronouns` with paragraphs of our own, for second looks; the names that GAP gives are known as people's."""
    texts = [*pronouns(data, part), *passages(HERE / "paragraphs.txt", held_out=part == "dev")]
    for text in texts:
        if text["id"].startswith(("development-", "validation-")):
            text["people"] = [(m["s"], m["e"]) for m in text["mentions"] if not m["pronoun"]]
    return texts


def passages(path: Path, held_out: bool):
    """Passages of our own (training/passages.txt, paragraphs.txt); each eighth is only measured on."""
    out = []
    for line in path.read_text(encoding="utf8").splitlines():
        if is_held_out(line) == held_out:
            text, marks = unmarked(line, MARK)
            mentions = [mention(start, end, who, text[start:end].lower() in PRONOUNS) for start, end, who in marks]
            out.append({"id": f"{path.stem.removesuffix('s')}-{key(line)}", "text": text, "mentions": mentions})
    return out


def opinions(path: Path, held_out: bool):
    """Sentences of our own (training/opinions.txt) with attitudes to those they name; each eighth is only measured on."""
    rows = []
    for line in path.read_text(encoding="utf8").splitlines():
        if is_held_out(line) == held_out:
            text, marks = unmarked(line, ATTITUDE_MARK)
            rows.append((text, [(start, end, ATTITUDES.index(OPINIONS[mark])) for start, end, mark in marks]))
    return together("opinions-held-out" if held_out else "opinions", rows)


def is_held_out(line: str) -> bool:
    """Whether a line of our own is of the eighth that is only measured on."""
    return int(key(line), 16) % 8 == 0


def unmarked(line: str, mark: re.Pattern):
    """A line without its marks, and what they mark: (start, end, label)."""
    text, found, end = "", [], 0
    for at in mark.finditer(line):
        text += line[end : at.start()]
        label, words = at.groups()
        found.append((len(text), len(text) + len(words), label))
        text, end = text + words, at.end()
    return text + line[end:], found


def attitudes(data: Path, part: str):
    """Texts of some sentences each with the attitude to some of those they name: Hamborg and Donnay (2021)."""
    name = {"train": "train.jsonl", "dev": "devtest_mt.jsonl"}[part]
    rows = lines(data / "raw" / "newsmtsc" / name)
    kind = lambda target: round(float(target["polarity"]) / 2) - 1
    named = lambda row: [(target["from"], target["to"], kind(target)) for target in row["targets"]]
    return together(f"attitudes-{part}", [(row["sentence_normalized"], named(row)) for row in rows])


def judged_sentences(articles, judged: Path):
    """Sentences of articles with the attitude to some of those they name, judged by reading (training/sentences.tsv)."""
    found = {}
    for row in table(judged):
        start, end, first, last = (int(row[name]) for name in ("start", "end", "mention", "mention_end"))
        kind = ATTITUDES.index(row["attitude"])
        found.setdefault(row["article"], {}).setdefault((start, end), []).append((first - start, last - start, kind))
    for article in articles:
        rows = found.get(key(article["id"]), {})
        sentences = [(article["text"][start:end], named) for (start, end), named in sorted(rows.items())]
        yield from together(f"judged-{key(article['id'])}", sentences)


def together(name, sentences):
    """Texts of some sentences (words, [(start, end, class)]) each."""
    for at in range(0, len(sentences), SENTENCES):
        text, found = "", []
        for words, named in sentences[at : at + SENTENCES]:
            found += [{"s": len(text) + start, "e": len(text) + end, "class": kind} for start, end, kind in named]
            text += words + "\n\n"
        yield {"id": f"{name}-{at}", "text": text.rstrip(), "attitudes": found}


def news(data: Path):
    """Articles without annotation: news clusters, the BBC's with their titles above them."""
    for o in lines(data / "raw" / "giveme5w1h-newscluster.jsonl"):
        yield {"id": o["id"], "text": o["text"]}
    for o in lines(data / "raw" / "bbc-2225.jsonl"):
        yield {"id": o["id"], "text": f"{o['title']}\n\n{o['text']}"}


def with_attributions(articles, marked: Path, all_of_them: bool):
    """Articles with the attributions that were marked by reading (training/attributions.tsv); the others too if `all_of_them`."""
    spans = lambda cell: [[int(at) for at in span.split("-")] for span in cell.split()]
    found = {}
    for row in table(marked):
        attribution = {role: spans(row[role]) for role in ("source", "cue", "content")}
        found.setdefault(row["article"], []).append(attribution)
    for article in articles:
        attributions = found.get(key(article["id"]))
        if attributions or all_of_them:
            yield {"id": article["id"], "text": article["text"], "publisher": "none", "attributions": attributions or []}


def key(id: str) -> str:
    """What tables of labels call an article."""
    return hashlib.sha256(id.encode()).hexdigest()[:12]


def singles(data: Path):
    """The articles of train with single quotation marks in place of double ones, as in Britain; every place stays."""
    for article in lines(data / "polnear" / "train.jsonl"):
        yield article | {"text": article["text"].translate(SINGLE)}


def mention(start, end, cluster, pronoun):
    return {"s": start, "e": end, "cluster": cluster, "pronoun": pronoun}
