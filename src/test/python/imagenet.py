#!/usr/bin/env python3
"""Writes what networks with published ImageNet weights see in two photos, for Explicell's tests to compare with.

The weights and photos stay where they are; the fixture holds class numbers, labels and probabilities. See README.md.
"""

import argparse
import json
import pathlib

import numpy
import PIL
import PIL.Image
import safetensors.torch
import timm
import torch
import torchvision

from same_padding import pad_as_tensorflow

PHOTOS = ["cat.bmp", "parrot.jpg"]
TOP = 5


# name: (weights file, network, mean and divisor of the 8-bit input, line of class 0 in the list of 1001 labels)
MODELS = {
    "efficientnet_lite0": (
        "efficientnet_lite0-imagenet1000.safetensors",
        lambda: timm.create_model("tf_efficientnet_lite0"),
        (127, 128),
        1,
    ),
    "mobilenet_v2_tf": (
        "mobilenet_v2-imagenet1001-tf.safetensors",
        lambda: pad_as_tensorflow(torchvision.models.mobilenet_v2(num_classes=1001)),
        (127.5, 127.5),
        0,
    ),
}


def central_square(path, side=224):
    """The central square, resized: side x side x 3, 0..255."""
    image = PIL.Image.open(path).convert("RGB")
    edge = min(image.size)
    left, top = (image.width - edge) // 2, (image.height - edge) // 2
    square = image.crop((left, top, left + edge, top + edge))
    return numpy.asarray(square.resize((side, side), PIL.Image.Resampling.BICUBIC), dtype=numpy.float32)


@torch.no_grad()
def best(network, image, labels, first):
    probabilities = torch.softmax(network(image)[0], 0)
    values, classes = probabilities.topk(TOP)
    return [
        {"class": c, "label": labels[first + c], "probability": round(p, 6)}
        for c, p in zip(classes.tolist(), values.tolist())
    ]


def main():
    here = pathlib.Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=pathlib.Path, help="folder with weights/ and photos/")
    parser.add_argument("--out", type=pathlib.Path, default=here.parent / "resources/fixtures/imagenet.json")
    arguments = parser.parse_args()
    labels = (arguments.data / "weights/imagenet_labels_1001.txt").read_text().splitlines()
    content = {}
    for name, (file, factory, (mean, divisor), first) in MODELS.items():
        network = factory()
        weights = safetensors.torch.load_file(arguments.data / "weights" / file)
        missing, unexpected = network.load_state_dict(weights, strict=False)
        assert not unexpected and all(k.endswith("num_batches_tracked") for k in missing), (missing, unexpected)
        network.eval()
        content[name] = {"weights": file, "classes": 1001 - first, "mean": mean, "divisor": divisor, "photos": {}}
        for photo in PHOTOS:
            pixels = (central_square(arguments.data / "photos" / photo) - mean) / divisor
            image = torch.from_numpy(pixels.transpose(2, 0, 1)[numpy.newaxis].copy())
            content[name]["photos"][photo] = best(network, image, labels, first)
            print(name, photo, content[name]["photos"][photo][0])
    content["versions"] = {
        "torch": torch.__version__.split("+")[0],
        "torchvision": torchvision.__version__.split("+")[0],
        "timm": timm.__version__,
        "pillow": PIL.__version__,
    }
    arguments.out.write_text(json.dumps(content, indent=1) + "\n")


if __name__ == "__main__":
    main()
