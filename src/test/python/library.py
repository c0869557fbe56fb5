#!/usr/bin/env python3
"""Writes library.json: published ImageNet weights for Explicell's architectures, from the wheels' own metadata.

What the metadata does not say is null. See README.md.
"""

import argparse
import importlib.metadata
import inspect
import json
import pathlib
import re

import pretrainedmodels.models.nasnet as nasnet
import pretrainedmodels.models.nasnet_mobile as nasnet_mobile
import pretrainedmodels.utils
import timm
import torchvision
import torchvision.models

TORCHVISION = (
    "convnext_tiny densenet169 densenet201 efficientnet_b0 mobilenet_v2 mobilenet_v3_large mobilenet_v3_small"
    " resnet34 resnet50 resnet152 squeezenet1_1 vgg16 vgg16_bn vgg19 vgg19_bn"
).split()
# ours: timm's
TIMM = {"efficientnet_lite0": "tf_efficientnet_lite0", "inception_resnet_v2": "inception_resnet_v2"}
# ours: Cadene's name and settings
CADENE = {
    "nasnet_large": ("nasnetalarge", nasnet.pretrained_settings),
    "nasnet_mobile": ("nasnetamobile", nasnet_mobile.pretrained_settings),
}
SPDX = {"apache-2.0": "Apache-2.0", "mit": "MIT"}
MEBIBYTE = 2**20


def digits(url):
    """The first hex digits of the SHA-256, which torch's publishers put into their files' names."""
    found = re.search(r"-([0-9a-f]{8})\.pth", url)
    return found.group(1) if found else None


def preprocessing(size, crop, interpolation, order, mean, std):
    """mean and std are for values 0..1, that is, 8-bit values times scale."""
    return {
        "size": size,
        "crop_fraction": crop,
        "interpolation": interpolation.upper(),
        "scale": 1 / 255,
        "input": {"order": order, "mean": list(mean), "std": list(std)},
    }


def library(package):
    return f"{package} {importlib.metadata.version(package)}"


def from_torchvision(architecture):
    for weights in torchvision.models.get_model_weights(architecture):
        if not weights.meta["categories"]:
            continue  # VGG16's features for detectors: its classifier holds no numbers
        steps = weights.transforms()
        size = steps.crop_size[0]
        yield {
            "name": f"{architecture}.{weights.name.lower()}",
            "architecture": architecture,
            "library": library("torchvision"),
            "page": weights.meta["recipe"],
            "licence": None,
            "url": weights.url,
            "approximate_bytes": round(weights.meta["_file_size"] * MEBIBYTE),
            "sha256": None,
            "sha256_start": digits(weights.url),
            "classes": len(weights.meta["categories"]),
            "preprocessing": preprocessing(
                size, size / steps.resize_size[0], steps.interpolation.value, "RGB", steps.mean, steps.std
            ),
            "top1": weights.meta["_metrics"]["ImageNet-1K"]["acc@1"],
        }


def from_timm(architecture, original):
    for name in timm.list_pretrained(original + ".*"):
        settings = timm.get_pretrained_cfg(name)
        page = "https://huggingface.co/" + settings.hf_hub_id
        url = settings.url or f"{page}/resolve/main/{settings.hf_hub_filename or 'model.safetensors'}"
        yield {
            "name": f"{architecture}.{settings.tag}",
            "architecture": architecture,
            "library": library("timm"),
            "page": page,
            "licence": SPDX.get(settings.license, settings.license),
            "url": url,
            "approximate_bytes": None,
            "sha256": None,
            "sha256_start": digits(url),
            "classes": settings.num_classes,
            "preprocessing": preprocessing(
                settings.input_size[1], settings.crop_pct, settings.interpolation, "RGB", settings.mean, settings.std
            ),
            "top1": None,
        }


def from_cadene(architecture, original, all_settings):
    settings = all_settings[original]["imagenet"]
    assert settings["input_range"] == [0, 1], settings
    transform = inspect.signature(pretrainedmodels.utils.TransformImage.__init__).parameters
    # one file may be meant for 1000 classes and, with background, for 1001: it holds the larger number
    same = [s for s in all_settings[original].values() if s["url"] == settings["url"]]
    yield {
        "name": f"{architecture}.imagenet",
        "architecture": architecture,
        "library": library("pretrainedmodels"),
        "page": importlib.metadata.metadata("pretrainedmodels")["Home-page"],
        "licence": None,
        "url": settings["url"],
        "approximate_bytes": None,
        "sha256": None,
        "sha256_start": digits(settings["url"]),
        "classes": max(s["num_classes"] for s in same),
        "preprocessing": preprocessing(
            settings["input_size"][1],
            transform["scale"].default,
            # torchvision's Resize without another choice
            inspect.signature(torchvision.transforms.Resize.__init__).parameters["interpolation"].default.value,
            settings["input_space"],
            settings["mean"],
            settings["std"],
        ),
        "top1": None,
    }


def main():
    here = pathlib.Path(__file__).resolve().parent
    default = here.parents[1] / "main/resources/io/github/explicell/models/library.json"
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=pathlib.Path, default=default)
    out = parser.parse_args().out
    entries = [e for a in TORCHVISION for e in from_torchvision(a)]
    entries += [e for ours, theirs in TIMM.items() for e in from_timm(ours, theirs)]
    entries += [e for ours, (theirs, settings) in CADENE.items() for e in from_cadene(ours, theirs, settings)]
    entries.sort(key=lambda e: e["name"])
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(entries, indent=1) + "\n")
    print(f"{len(entries)} weights in {out}")


if __name__ == "__main__":
    main()
