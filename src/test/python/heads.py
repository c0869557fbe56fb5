#!/usr/bin/env python3
"""Writes what new heads and soft attention compute, built here of torch's own layers, for Explicell's tests to compare with.

The backbone is torchvision's ResNet-34 up to layer2 at 36x36 (so that a pool meets an odd size); weights and inputs follow from
names, as in networks.py. Needs requirements-networks.txt.
"""

import json
import pathlib

import torch
import torchvision
from torch import nn

from networks import floats, formula, image, uniform, versions

SIDE = 36
BATCH = 2
CLASSES = 4
METADATA = 5
WIDTH = 7
HEADS = 3
CHANNELS = 128


def tensor(name, *shape):
    return formula(name, shape)


def linear(name, x, outputs):
    return nn.functional.linear(x, tensor(name + ".weight", outputs, x.shape[1]), tensor(name + ".bias", outputs))


def norm(name, x):
    parts = [tensor(f"{name}.{p}", x.shape[1]) for p in ("running_mean", "running_var", "weight", "bias")]
    return nn.functional.batch_norm(x, *parts, eps=1e-3)


def attend(x, rectified):
    """Datta et al. 2021: gamma * x * alpha, and alpha, the sum over heads of the softmax over positions."""
    scores = nn.functional.conv2d(
        x, tensor("attention.conv.weight", HEADS, x.shape[1], 3, 3), tensor("attention.conv.bias", HEADS), padding=1
    )
    if rectified:
        scores = scores.relu()
    alpha = scores.flatten(2).softmax(2).view_as(scores).sum(1, keepdim=True)
    return tensor("attention.scale.gamma", 1) * x * alpha, alpha


def attention_vector(x, rectified):
    attended, alpha = attend(x, rectified)
    pooled = [nn.functional.max_pool2d(t, 2, ceil_mode=True) for t in (attended, x)]
    return torch.cat(pooled, 1).relu().flatten(1), alpha


def with_metadata(x):
    known = torch.from_numpy((1.7 * uniform("metadata", BATCH * METADATA)).reshape(BATCH, METADATA)).float()
    return torch.cat([x, linear("metadata.linear", known, WIDTH).relu()], 1)


@torch.no_grad()
def main():
    network = torchvision.models.resnet34(num_classes=CLASSES).eval()
    missing, unexpected = network.load_state_dict(
        {k: formula(k, tuple(v.shape)) for k, v in network.state_dict().items() if not k.endswith("num_batches_tracked")},
        strict=False,
    )
    x = network.maxpool(network.relu(network.bn1(network.conv1(image(BATCH, SIDE)))))
    x = network.layer2(network.layer1(x))
    mean, largest = x.mean((2, 3)), x.amax((2, 3))
    cases = {}

    def case(name, logits, alpha=None):
        cases[name] = {"logits": floats(logits), "attention": None if alpha is None else floats(alpha)}

    case("linear", linear("head.linear", largest, CLASSES))
    case("linear-metadata", linear("head.linear", with_metadata(mean), CLASSES))
    hidden = norm("head.norm_1", linear("head.hidden", norm("head.norm", largest), 6).relu())
    case("hidden-regularised", linear("head.linear", hidden, CLASSES))
    case("hidden", linear("head.linear", linear("head.hidden", mean, 6).relu(), CLASSES))
    for rectified in (False, True):
        vector, alpha = attention_vector(x, rectified)
        suffix = "-rectified" if rectified else ""
        case("attention" + suffix, linear("head.linear", vector, CLASSES), alpha)
        case("attention-metadata" + suffix, linear("head.linear", with_metadata(vector), CLASSES), alpha)
    attended, alpha = attend(x, False)
    joined = torch.cat([x, attended], 1)
    block = network.layer3[0]
    for conv, name in ((block.conv1, "layer3.0.conv1"), (block.downsample[0], "layer3.0.downsample.0")):
        conv.weight = nn.Parameter(tensor(name + ".weight", 256, 2 * CHANNELS, *conv.kernel_size))
    y = network.avgpool(network.layer4(network.layer3(joined))).flatten(1)
    case("attention-inside", network.fc(y), alpha)

    out = pathlib.Path(__file__).parent.parent / "resources" / "fixtures" / "heads.json"
    out.write_text(json.dumps({"versions": versions(), "cases": cases}) + "\n")


if __name__ == "__main__":
    main()
