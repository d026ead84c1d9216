"""Trains small classifiers of digits, alike but for their convolutions, and writes src/networks/trained/digit-*.json.

    pip install -r requirements.txt && python classifiers.py

Five kinds, each from five different random beginnings, under the same conditions. Of each kind the first network is
kept; the accuracies of all stand in `training.runs`.
"""

import time

import torch
import torch.nn.functional as F
from torch import nn

from digits import digits, plain, root, rounded, settle, side, trained, write

epochs, batch, seeds, groups = 6, 64, [1, 2, 3, 4, 5], 4
# Output channels and stride of each block; each looks at 3 × 3 cells.
blocks = [(16, 1), (16, 2), (16, 1), (32, 2), (32, 1)]


convolutions = ("conv", "depthwise", "pointwise")


def ordinary(n, channels, stride):
    return [{"name": f"block{n}", "kind": "conv", "kernel": 3, "stride": stride, "padding": 1, "channels": channels}]


def separable(n, channels, stride, **grouped):
    return [
        {"name": f"block{n}/depthwise", "kind": "depthwise", "kernel": 3, "stride": stride, "padding": 1},
        {"name": f"block{n}/pointwise", "kind": "pointwise", "channels": channels, **grouped},
    ]


def grouped(n, channels, stride):
    return separable(n, channels, stride, groups=groups)


def shuffled(n, channels, stride):
    return [*grouped(n, channels, stride), {"name": f"block{n}/shuffle", "kind": "shuffle", "groups": groups}]


kinds = {
    "ordinary": (ordinary, 1),
    "separable": (separable, 1),
    "separable-wide": (separable, 2),
    "grouped": (grouped, 1),
    "shuffled": (shuffled, 1),
}


def layers_of(kind):
    block, factor = kinds[kind]
    first = {"name": "first", "kind": "conv", "kernel": 3, "stride": 2, "padding": 1, "channels": 8 * factor}
    body = [layer for n, (channels, stride) in enumerate(blocks, 1) for layer in block(n, factor * channels, stride)]
    last = [
        {"name": "mean", "kind": "global-average-pool"},
        {"name": "answer", "kind": "fully-connected", "channels": 10, "bias": True},
    ]
    return [
        {**layer, "bias": True, "after": "relu"} if layer["kind"] in convolutions else layer for layer in [first, *body]
    ] + last


class Classifier(nn.Module):
    def __init__(self, layers):
        super().__init__()
        self.layers = layers
        self.learned, self.norms = nn.ModuleDict(), nn.ModuleDict()
        channels = 1
        for layer in layers:
            name, kind, to = layer["name"], layer["kind"], layer.get("channels", channels)
            kernel, stride, padding = layer.get("kernel", 1), layer.get("stride", 1), layer.get("padding", 0)
            if kind in convolutions:
                split = channels if kind == "depthwise" else layer.get("groups", 1)
                self.learned[name] = nn.Conv2d(channels, to, kernel, stride, padding, groups=split, bias=False)
                self.norms[name] = nn.BatchNorm2d(to)
            elif kind == "fully-connected":
                self.learned[name] = nn.Linear(channels, to)
            channels = to

    def forward(self, x):
        for layer in self.layers:
            name, kind = layer["name"], layer["kind"]
            if name in self.norms:
                x = torch.relu(self.norms[name](self.learned[name](x)))
            elif kind == "shuffle":
                n, channels, height, width = x.shape
                x = x.view(n, groups, channels // groups, height, width).transpose(1, 2).reshape(n, channels, height, width)
            elif kind == "global-average-pool":
                x = x.mean((2, 3))
            else:
                x = self.learned[name](x)
        return x

    @torch.no_grad()
    def fold(self):
        """The normalisation into weights and a bias of the convolution before it, and all of these rounded."""
        for name, norm in self.norms.items():
            conv = self.learned[name]
            factor = norm.weight / torch.sqrt(norm.running_var + norm.eps)
            conv.weight *= factor.view(-1, 1, 1, 1)
            conv.bias = nn.Parameter(norm.bias - norm.running_mean * factor)
            self.norms[name] = nn.Identity()
        for parameter in self.parameters():
            parameter.data = rounded(parameter.data)


def right(model, pictures, labels):
    """Right answers in per cent."""
    with torch.no_grad():
        return 100 * (model(pictures).argmax(1) == labels).float().mean().item()


def train(kind, seed, pictures, labels, test, test_labels):
    settle(seed)
    model = Classifier(layers_of(kind))
    optimiser = torch.optim.Adam(model.parameters(), lr=1e-2)
    steps = epochs * ((len(pictures) + batch - 1) // batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 1e-2, total_steps=steps)
    for _ in range(epochs):
        model.train()
        for indices in torch.randperm(len(pictures)).split(batch):
            optimiser.zero_grad()
            F.cross_entropy(model(pictures[indices]), labels[indices]).backward()
            optimiser.step()
            schedule.step()
    model.eval()
    model.fold()
    return model, round(right(model, test, test_labels), 2)


def main():
    start = time.time()
    (pictures, labels), (test, test_labels) = digits()
    where = root / "src" / "networks" / "trained" / "weights"
    where.mkdir(exist_ok=True)
    picked = [int((test_labels == digit).nonzero()[3]) for digit in range(10)]
    expected = {}
    for kind in kinds:
        runs = []
        for seed in seeds:
            model, accuracy = train(kind, seed, pictures, labels, test, test_labels)
            if seed == seeds[0]:
                kept = model
            runs.append({"seed": seed, "accuracy": accuracy})
            print(f"{time.time() - start:5.0f} s", kind, seed, accuracy, flush=True)
        name = f"digit-{kind}"
        write(where / f"{name}.json", trained(kept, [1, side, side], runs))
        with torch.no_grad():
            expected[name] = [plain(answer) for answer in kept(test[picked])]
    write(root / "test" / "networks" / "trained" / "classifiers.json", expected)
    print(f"{time.time() - start:.0f} s")


if __name__ == "__main__":
    main()
