"""Trains an encoder of digits and three decoders, and writes src/networks/trained/digit-*.json and a test's expectations.

    pip install -r requirements.txt && python decoders.py

First an encoder learns, as half of a variational autoencoder (D. P. Kingma, M. Welling, arXiv 1312.6114), to put a digit
into two numbers. Then it stays as it is, and three decoders of the same shape learn the way back from its codes, under
the same conditions: they differ only in how they make a map larger. Each learns three times from other random weights,
the first of which is kept.
"""

import time

import torch
import torch.nn.functional as F
from torch import nn

from digits import digits, plain, root, rounded, settle, side, trained, write

latent, hidden = 2, 48
widths = [24, 24, 16, 1]
encoder_epochs, decoder_epochs, batch, seeds = 40, 20, 64, [1, 2, 3]

transposed = {"kind": "transposed", "stride": 2, "padding": 1, "bias": True}
ways = {
    "k3": [{**transposed, "kernel": 3, "outputPadding": 1}],
    "k4": [{**transposed, "kernel": 4}],
    "resize": [{"kind": "upsample", "factor": 2}, {"kind": "conv", "kernel": 3, "padding": 1, "bias": True}],
}


def encoder_layers():
    down = {"kind": "conv", "kernel": 4, "stride": 2, "padding": 1, "bias": True}
    return [
        *({"name": f"down{n + 1}", **down, "channels": c, "after": "relu"} for n, c in enumerate([8, 16, 24])),
        {"name": "code", "kind": "conv", "kernel": 4, "channels": latent, "bias": True},
    ]


def decoder_layers(way):
    layers = [
        {"name": "spread", "kind": "pointwise", "channels": hidden, "bias": True, "after": "relu"},
        {"name": "project", "kind": "transposed", "kernel": 4, "channels": widths[0], "bias": True, "after": "relu"},
    ]
    for n, channels in enumerate(widths[1:]):
        *before, learned = way
        layers += [{"name": f"repeat{n + 1}", **layer} for layer in before]
        after = "sigmoid" if n == len(widths) - 2 else "relu"
        layers.append({"name": f"up{n + 1}", **learned, "channels": channels, "after": after})
    return layers


class Chain(nn.Module):
    """A network of `layers`, as src/cost/network.ts has them."""

    def __init__(self, layers, channels):
        super().__init__()
        self.layers = layers
        self.learned = nn.ModuleDict()
        for layer in layers:
            kernel, stride, padding = layer.get("kernel", 1), layer.get("stride", 1), layer.get("padding", 0)
            if layer["kind"] == "transposed":
                more = layer.get("outputPadding", 0)
                module = nn.ConvTranspose2d(channels, layer["channels"], kernel, stride, padding, more)
            elif layer["kind"] in ("conv", "pointwise"):
                module = nn.Conv2d(channels, layer["channels"], kernel, stride, padding)
            else:
                continue
            # Sums of as many numbers as meet in an output cell (K. He et al., arXiv 1502.01852).
            inputs = channels * (kernel / (stride if layer["kind"] == "transposed" else 1)) ** 2
            nn.init.normal_(module.weight, std=(2 / (channels if layer["name"] == "project" else inputs)) ** 0.5)
            nn.init.zeros_(module.bias)
            self.learned[layer["name"]] = module
            channels = layer["channels"]

    def forward(self, x, raw=False):
        for layer in self.layers:
            name = layer["name"]
            x = self.learned[name](x) if name in self.learned else repeated(x)
            after = layer.get("after")
            x = torch.relu(x) if after == "relu" else torch.sigmoid(x) if after and not raw else x
        return x

    def round(self):
        for parameter in self.parameters():
            parameter.data = rounded(parameter.data)


def repeated(x):
    """Each cell twice along both axes: nearest-neighbour upsampling."""
    n, channels, height, width = x.shape
    doubled = x[:, :, :, None, :, None].expand(n, channels, height, 2, width, 2)
    return doubled.reshape(n, channels, 2 * height, 2 * width)


def difference(logits, pictures):
    """Binary cross-entropy, summed over the pixels of a picture."""
    return F.binary_cross_entropy_with_logits(logits, pictures, reduction="sum") / len(pictures)


def period2(pictures):
    """The share of a picture's energy that has a period of two pixels along an axis or both; the mean over pictures."""
    sign = 1.0 - 2.0 * (torch.arange(side) % 2)
    one = pictures[:, 0]
    across, down = (one @ sign).square().sum(1), (sign @ one).square().sum(1)
    corner = (sign @ (one @ sign).T).square()
    energy = one.square().sum((1, 2))
    return (((across + down) / side - corner / side**2) / energy).mean().item()


def epochs(count, parameters, pictures, loss_of):
    """Trains for `count` epochs with a rate that falls to zero, yielding after each one."""
    optimiser = torch.optim.Adam(parameters, lr=2e-3)
    steps = count * ((len(pictures) + batch - 1) // batch)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, steps)
    for epoch in range(count):
        for indices in torch.randperm(len(pictures)).split(batch):
            optimiser.zero_grad()
            loss_of(indices).backward()
            optimiser.step()
            schedule.step()
        yield epoch


def train_encoder(train, test):
    settle(seeds[0])
    layers = encoder_layers()
    encoder, decoder = Chain(layers, 1), Chain(decoder_layers(ways["k4"]), latent)
    spread = nn.Conv2d(24, latent, 4)  # log σ² of the code; only training needs it

    weight = 0.1  # the divergence counts in full from the second epoch on: at once, it would empty the codes

    def loss_of(indices, pictures=train):
        x = pictures[indices]
        mean = encoder(x)
        log = spread(features(encoder, x))
        code = mean + torch.exp(log / 2) * torch.randn_like(mean)
        divergence = 0.5 * (mean.square() + log.exp() - log - 1).sum() / len(x)
        return difference(decoder(code, raw=True), x) + weight * divergence

    curve = []
    parameters = [*encoder.parameters(), *decoder.parameters(), *spread.parameters()]
    for epoch in epochs(encoder_epochs, parameters, train, loss_of):
        weight = 1.0
        with torch.no_grad():
            curve.append(loss_of(torch.arange(len(test)), test).item())
        print(f"encoder {epoch + 1}: {curve[-1]:.2f}", flush=True)
    encoder.round()
    spreads = torch.exp(spread(features(encoder, train)) / 2).detach()
    return encoder, spreads, curve


def features(encoder, x):
    """What the encoder's last layer sees."""
    for layer in encoder.layers[:-1]:
        x = torch.relu(encoder.learned[layer["name"]](x))
    return x


def train_decoder(way, seed, encoder, spreads, train, test):
    settle(seed)
    decoder = Chain(decoder_layers(ways[way]), latent)
    with torch.no_grad():
        codes, test_codes = encoder(train), encoder(test)

    def loss_of(indices):
        code = codes[indices] + spreads[indices] * torch.randn(len(indices), latent, 1, 1)
        return difference(decoder(code, raw=True), train[indices])

    def measure():
        with torch.no_grad():
            logits = decoder(test_codes, raw=True)
            curve["loss"].append(round(difference(logits, test).item(), 3))
            curve["period2"].append(float(f"{period2(torch.sigmoid(logits)):.4g}"))

    curve = {"loss": [], "period2": []}
    measure()
    for _ in epochs(decoder_epochs, decoder.parameters(), train, loss_of):
        measure()
    decoder.round()
    measure()  # with the rounded weights, in the last place
    for numbers in curve.values():
        numbers[-2:] = numbers[-1:]
    print(way, "seed", seed, curve["loss"][-1], curve["period2"][-1], flush=True)
    return decoder, curve


def main():
    start = time.time()
    (train, _), (test, labels) = digits()
    where = root / "src" / "networks" / "trained" / "weights"
    where.mkdir(exist_ok=True)
    encoder, spreads, curve = train_encoder(train, test)
    runs = [{"seed": seeds[0], "loss": [round(loss, 3) for loss in curve]}]
    write(where / "digit-encoder.json", trained(encoder, [1, side, side], runs))
    picked = [int((labels == digit).nonzero()[3]) for digit in range(10)]
    few = test[picked]
    with torch.no_grad():
        codes = encoder(few)
    expected = {"picture": 19, "codes": plain(codes), "drawn": {}}
    print("period 2 in the test digits:", period2(test))
    for way in ways:
        runs = []
        for seed in seeds:
            decoder, curve = train_decoder(way, seed, encoder, spreads, train, test)
            if seed == seeds[0]:
                kept = decoder
            runs.append({"seed": seed, **curve})
        name = f"digit-decoder-{way}"
        write(where / f"{name}.json", trained(kept, [latent, 1, 1], runs))
        with torch.no_grad():
            expected["drawn"][name] = [plain(picture) for picture in kept(codes)[[2, 7]]]
    write(root / "test" / "networks" / "trained" / "decoders.json", expected)
    print(f"{time.time() - start:.0f} s")


if __name__ == "__main__":
    main()
