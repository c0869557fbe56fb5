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
EVERY = 101


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


def statistics(maps):
    """Means and standard deviations of each map's channels."""
    return torch.cat([s for m in maps for s in (m.mean((2, 3)), (m.var((2, 3), unbiased=False) + 1e-5).sqrt())], 1)


def with_metadata(x):
    known = torch.from_numpy((1.7 * uniform("metadata", BATCH * METADATA)).reshape(BATCH, METADATA)).float()
    return torch.cat([x, linear("metadata.linear", known, WIDTH).relu()], 1)


def several(network, start, middle, head):
    """Logits of a head on maxpool, layer1 and layer2, and elements of the first logit's gradient at layer1."""
    with torch.enable_grad():
        middle = middle.clone().requires_grad_()
        vector = statistics([start, middle, network.layer2(middle)])
        logits = head(norm("head.norm", vector))
        logits[:, 0].sum().backward()
    return logits.detach(), middle.grad.flatten()[::EVERY]


@torch.no_grad()
def main():
    network = torchvision.models.resnet34(num_classes=CLASSES).eval()
    missing, unexpected = network.load_state_dict(
        {k: formula(k, tuple(v.shape)) for k, v in network.state_dict().items() if not k.endswith("num_batches_tracked")},
        strict=False,
    )
    start = network.maxpool(network.relu(network.bn1(network.conv1(image(BATCH, SIDE)))))
    middle = network.layer1(start)
    x = network.layer2(middle)
    mean, largest = x.mean((2, 3)), x.amax((2, 3))
    cases = {}

    def case(name, logits, alpha=None, gradient=None):
        values = {"logits": logits, "attention": alpha, "gradient": gradient}
        cases[name] = {k: None if v is None else floats(v) for k, v in values.items()}

    case("linear", linear("head.linear", largest, CLASSES))
    case("linear-metadata", linear("head.linear", with_metadata(mean), CLASSES))
    hidden = norm("head.norm_1", linear("head.hidden", norm("head.norm", largest), 6).relu())
    case("hidden-regularised", linear("head.linear", hidden, CLASSES))
    case("hidden", linear("head.linear", linear("head.hidden", mean, 6).relu(), CLASSES))
    case("linear-mean-std", linear("head.linear", norm("head.norm", statistics([x])), CLASSES))
    one, two = (
        several(network, start, middle, head)
        for head in (
            lambda v: linear("head.linear", v, CLASSES),
            lambda v: linear("head.linear", linear("head.hidden", v, 6).relu(), CLASSES),
        )
    )
    case("linear-several", one[0], gradient=one[1])
    case("hidden-several", two[0], gradient=two[1])
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
