"""Writes torch.json: convolutions, their gradients, transposed convolutions, resizing and pooling, as PyTorch computes them.

    pip install torch==2.15.0 && python torch.py

Ranks, strides, paddings, dilations, groups and output paddings are drawn at random from a fixed seed. Numbers are small
whole ones, so that sums are exact in 32 bits; where they are not (linear resizing, means), they are written to 7 digits.
"""

import json
import pathlib
import random
import sys

# This file must not stand in for the package of the same name.
here = pathlib.Path(__file__).resolve().parent
sys.path = [entry for entry in sys.path if pathlib.Path(entry or ".").resolve() != here]

import torch  # noqa: E402
import torch.nn.functional as F  # noqa: E402

random.seed(20)
torch.manual_seed(20)


def whole(*shape):
    return torch.randint(-4, 5, shape, dtype=torch.float32)


def plain(tensor):
    numbers = [float(f"{number:.7g}") for number in tensor.detach().flatten().tolist()]
    return {"shape": list(tensor.shape), "data": [int(n) if n == int(n) else n for n in numbers]}


def layer():
    rank = random.choice([1, 2, 2, 3])
    longest = {1: 12, 2: 6, 3: 4}[rank]
    draw = lambda low, high: [random.randint(low, high) for _ in range(rank)]  # noqa: E731
    return {
        "rank": rank,
        "input": draw(1, longest),
        "kernel": draw(1, 4 if rank < 3 else 2),
        "stride": draw(1, 3),
        "padding": draw(0, 3),
        "dilation": draw(1, 3),
        "groups": random.choice([1, 1, 2, 3]),
        "each": (random.randint(1, 2), random.randint(1, 2)),
        "bias": random.random() < 0.5,
    }


def convolutions(count):
    while count:
        l = layer()
        groups, (i, o) = l["groups"], l["each"]
        after = [random.randint(0, 3) if random.random() < 0.3 else p for p in l["padding"]]
        padded = [n + p + q for n, p, q in zip(l["input"], l["padding"], after)]
        if any(d * (k - 1) + 1 > n for n, k, d in zip(padded, l["kernel"], l["dilation"])):
            continue
        x = whole(1, i * groups, *l["input"]).requires_grad_()
        w = whole(o * groups, i, *l["kernel"]).requires_grad_()
        bias = whole(o * groups) if l["bias"] else None
        sides = [side for pair in reversed(list(zip(l["padding"], after))) for side in pair]
        run = getattr(F, f"conv{l['rank']}d")
        y = run(F.pad(x, sides), w, bias, stride=l["stride"], dilation=l["dilation"], groups=groups)
        if y.numel() > 120 or x.numel() > 150:
            continue
        dy = whole(*y.shape)
        y.backward(dy)
        yield {
            "operator": "conv",
            "options": {
                "stride": l["stride"],
                "padding": [list(pair) for pair in zip(l["padding"], after)],
                "dilation": l["dilation"],
                "groups": groups,
                **({"bias": bias.tolist()} if bias is not None else {}),
            },
            "x": plain(x[0]),
            "w": plain(w),
            "y": plain(y[0]),
            # Gradients for every third: they are as long again.
            **({"dy": plain(dy[0]), "dx": plain(x.grad[0]), "dw": plain(w.grad)} if count % 3 == 0 else {}),
        }
        count -= 1


def transposed(count):
    while count:
        l = layer()
        groups, (i, o) = l["groups"], l["each"]
        extra = [random.randint(0, max(s, d) - 1) for s, d in zip(l["stride"], l["dilation"])]
        size = [
            s * (n - 1) + d * (k - 1) + 1 + e - 2 * p
            for n, s, d, k, e, p in zip(l["input"], l["stride"], l["dilation"], l["kernel"], extra, l["padding"])
        ]
        if min(size) < 1:
            continue
        x = whole(1, i * groups, *l["input"]).requires_grad_()
        w = whole(i * groups, o, *l["kernel"]).requires_grad_()
        bias = whole(o * groups) if l["bias"] else None
        run = getattr(F, f"conv_transpose{l['rank']}d")
        y = run(x, w, bias, l["stride"], l["padding"], extra, groups, l["dilation"])
        if y.numel() > 160 or x.numel() > 100:
            continue
        dy = whole(*y.shape)
        y.backward(dy)
        yield {
            "operator": "convTranspose",
            "options": {
                "stride": l["stride"],
                "padding": l["padding"],
                "dilation": l["dilation"],
                "outputPadding": extra,
                "groups": groups,
                **({"bias": bias.tolist()} if bias is not None else {}),
            },
            "x": plain(x[0]),
            "w": plain(w),
            "y": plain(y[0]),
            **({"dy": plain(dy[0]), "dx": plain(x.grad[0]), "dw": plain(w.grad)} if count % 3 == 0 else {}),
        }
        count -= 1


def resizings(count):
    for _ in range(count):
        rank = random.choice([1, 2, 2, 3])
        x = whole(1, random.randint(1, 2), *[random.randint(1, 4 if rank < 3 else 2) for _ in range(rank)])
        mode = random.choice(["nearest", ["linear", "bilinear", "trilinear"][rank - 1]])
        if random.random() < 0.5:
            given = {"size": [random.randint(1, 6 if rank < 3 else 4) for _ in range(rank)]}
            y = F.interpolate(x, size=given["size"], mode=mode)
        else:
            given = {"scale": random.choice([2, 3, 1.5])}
            y = F.interpolate(x, scale_factor=given["scale"], mode=mode)
        yield {"operator": "upsample", "options": {**given, "mode": mode}, "x": plain(x[0]), "y": plain(y[0])}


def poolings(count):
    while count:
        rank = random.choice([1, 2, 2, 3])
        draw = lambda low, high: [random.randint(low, high) for _ in range(rank)]  # noqa: E731
        kernel, stride, size = draw(1, 3), draw(1, 3), draw(1, 6 if rank < 3 else 4)
        padding = [random.randint(0, k // 2) for k in kernel]
        # avg_pool3d asks that the kernel fit into the input without its padding.
        if any(k > n + (2 * p if rank < 3 else 0) for k, n, p in zip(kernel, size, padding)):
            continue
        x = whole(1, 2, *size)
        options = {"kernel": kernel, "stride": stride, "padding": padding, "ceil": random.random() < 0.5}
        given = {"stride": stride, "padding": padding, "ceil_mode": options["ceil"]}
        if random.random() < 0.5:
            y = getattr(F, f"max_pool{rank}d")(x, kernel, **given)
            yield {"operator": "maxPool", "options": options, "x": plain(x[0]), "y": plain(y[0])}
        else:
            count_pad = random.random() < 0.5
            y = getattr(F, f"avg_pool{rank}d")(x, kernel, count_include_pad=count_pad, **given)
            options["countIncludePad"] = count_pad
            yield {"operator": "averagePool", "options": options, "x": plain(x[0]), "y": plain(y[0])}
        count -= 1


cases = [*convolutions(90), *transposed(90), *resizings(20), *poolings(24)]
lines = ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in cases)
(here / "torch.json").write_text(f"[\n{lines}\n]\n")
