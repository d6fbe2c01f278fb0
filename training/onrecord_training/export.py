"""A trained network → the folder of a model: weights in int8 by output, word pieces, manifest."""

import hashlib
import json
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from .corpora import ATTITUDES
from .network import TAGS, Reader
from .tasks import NAMES

FORMAT = 6
# Rows of a window, its start and end counted.
POSITIONS = 384
QUANTISED = ("query_key_value", "attention_out", "up", "down")
# Chosen on dev, a few values tried of each; not learned, because a network is surer on its training articles than on new
# ones, and because the rules were written with those in sight.
TAG_BIAS = {"B-content": -0.3, "I-content": -0.05}  # added to the score of each tag
LESS_NOTHING = 1.0  # taken from the score of belonging to nothing
RULES_AGREE = 2.0  # added to the score of a link that the rules make too
# Before calibration.
UNCALIBRATED = {"bias": 0.0, "weights": [0.3] * 5, "no_cue": -1.0, "no_source": -1.0}


def by_row(weight):
    """Signed bytes and a scale for each row."""
    scale = weight.abs().amax(1).clamp(min=1e-8) / 127
    return torch.round(weight / scale[:, None]).clamp(-127, 127).to(torch.int8), scale


def rounded(state, prefix=""):
    """Weights by name, those of linear layers and word pieces in int8."""
    out = {}
    for name, tensor in state.items():
        quantised = name == "encoder.pieces.weight" or any(f".{part}.weight" in name for part in QUANTISED)
        if quantised and tensor.dim() == 2:
            weight, scale = by_row(tensor)
            out[prefix + name], out[prefix + name.replace(".weight", ".scale")] = weight, scale
        else:
            out[prefix + name] = tensor.clone() if tensor.dim() else tensor[None].clone()
    return out


def tensors(reader: Reader):
    """The tensors as the program reads them."""
    left_out = ("syntax.", "attitude.")
    out = rounded({name: tensor for name, tensor in reader.state_dict().items() if not name.startswith(left_out)})
    out["encoder.positions.weight"] = out["encoder.positions.weight"][:POSITIONS]
    transitions, start = reader.crf.tables()
    for number in range(len(reader.pointers)):
        out[f"pointers.{number}.nothing_bias"] -= LESS_NOTHING
        out[f"pointers.{number}.agreed"] = torch.tensor([RULES_AGREE])
    out["crf.transitions"], out["crf.start"] = transitions.detach(), start.detach()
    transitions, start = reader.name_chain.tables()
    out["name_chain.transitions"], out["name_chain.start"] = transitions.detach(), start.detach()
    return {name: tensor.contiguous().clone() for name, tensor in out.items()}


def mean(states):
    """The mean of weights by name, over those that know a tensor: later runs may have more of them."""
    names = {name for state in states for name in state}
    known = {name: [state[name] for state in states if name in state] for name in names}
    return {name: sum(tensors) / len(tensors) for name, tensors in known.items()}


def entry(path: Path):
    content = path.read_bytes()
    return {"name": path.name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def export(reader: Reader, name: str, header: dict, vocabulary: Path, folder: Path):
    """Writes weights, word pieces and manifest into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    weights, pieces = folder / "weights.safetensors", folder / "vocabulary.txt"
    save_file(tensors(reader), weights)
    pieces.write_bytes(vocabulary.read_bytes())
    manifest = {
        "format": FORMAT,
        "name": name,
        "feature_version": header["feature_version"],
        "tags": list(TAGS),
        "names": list(NAMES),
        "attitudes": list(ATTITUDES),
        "layers": len(reader.encoder.layers),
        "words_from": reader.encoder.words_from,
        "judge_layers": 0,
        "second_looks": False,
        "tag_bias": [TAG_BIAS.get(tag, 0.0) for tag in TAGS],
        "weights": entry(weights),
        "vocabulary": entry(pieces),
        "calibration": UNCALIBRATED,
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf8")


def add_judge(judge, folder: Path):
    """Puts the layers that judge attitudes into the folder of a model."""
    weights, path = folder / "weights.safetensors", folder / "manifest.json"
    kept = {name: tensor for name, tensor in load_file(weights).items() if not name.startswith("judge.")}
    save_file(kept | {name: tensor.contiguous() for name, tensor in rounded(judge.state_dict(), "judge.").items()}, weights)
    manifest = json.loads(path.read_text(encoding="utf8"))
    manifest |= {"format": FORMAT, "judge_layers": len(judge.layers), "second_looks": True, "weights": entry(weights)}
    path.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf8")
