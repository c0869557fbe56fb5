#!/usr/bin/env python3
"""Writes what pytorch-grad-cam and captum make of networks with formula weights, for Explicell's tests to compare with.

Weights and input are those of networks.py. The class is the best-scored one whose Grad-CAM map at the last layer has 30
to 70 % negative pixels, so that the ReLU matters. See README.md beside this file for how to run it.

Of each CAM: raw, the map at the layer's size before ReLU (HiResCAM and EigenCAM too), and final, what the library
returns, at the image's size. Of that and of captum's maps there are SAMPLES pixels, evenly spread. Where the library departs from the paper the departure stays in; it is the test that
repeats it.
"""

import argparse
import importlib.metadata
import json
import pathlib

import numpy
import pytorch_grad_cam
import torch
import torchvision
from captum.attr import IntegratedGradients, Occlusion
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget

from networks import formula, state, uniform

CAMS = ["GradCAM", "GradCAMPlusPlus", "ScoreCAM", "LayerCAM", "HiResCAM", "XGradCAM", "EigenCAM", "AblationCAM"]
CLASSES = 40
SAMPLES = 300

torch.set_num_threads(1)


class DenseNet(torch.nn.Module):
    """A DenseNet whose last ReLU is a module of its own, which a hook can read, and not done in place."""

    def __init__(self, original):
        super().__init__()
        self.original = original
        self.relu = torch.nn.ReLU()

    def forward(self, x):
        x = self.relu(self.original.features(x))
        return self.original.classifier(torch.flatten(torch.nn.functional.adaptive_avg_pool2d(x, 1), 1))


NETWORKS = {
    "resnet34": (96, torchvision.models.resnet34, lambda m: m, {"layer4": "layer4", "layer2": "layer2"}),
    "mobilenet_v2": (
        64,
        torchvision.models.mobilenet_v2,
        lambda m: m,
        {"features.18": "features.18", "features.6": "features.6"},
    ),
    "densenet169": (
        64,
        torchvision.models.densenet169,
        DenseNet,
        {"relu": "relu", "features.transition2.relu": "original.features.transition2.relu"},
    ),
}


def built(name):
    """The network with formula weights and its input."""
    side, factory, wrapper, layers = NETWORKS[name]
    network = factory(num_classes=CLASSES)
    network.load_state_dict({k: formula(k, v.shape) for k, v in state(network).items()}, strict=False)
    for module in network.modules():
        if isinstance(module, (torch.nn.ReLU, torch.nn.ReLU6)):
            module.inplace = False
    image = torch.from_numpy((1.7 * uniform("input", 3 * side * side)).astype(numpy.float32)).reshape(1, 3, side, side)
    return wrapper(network).eval(), image, layers


def chosen(network, image, layer):
    """The class that is explained."""
    kept = []
    hook = network.get_submodule(layer).register_forward_hook(lambda m, i, o: kept.append(o.detach().clone()))
    with torch.no_grad():
        logits = network(image)[0]
    hook.remove()
    last = [m for m in network.modules() if isinstance(m, torch.nn.Linear)][-1]
    negative = ((last.weight.detach() @ kept[0][0].flatten(1)) < 0).float().mean(1)
    allowed = (negative > 0.3) & (negative < 0.7) & (logits > 0)
    return int(torch.where(allowed, logits, torch.tensor(-1e9)).argmax()), logits


def rounded(array):
    """Numbers with seven significant digits, which float32 has."""
    return [float(f"{v:.7g}") for v in numpy.asarray(array, dtype=numpy.float64).ravel()]


def sampled(array):
    """Some of many numbers, evenly spread."""
    flat = numpy.asarray(array).ravel()
    return rounded(flat[numpy.arange(SAMPLES) * flat.size // SAMPLES])


def cam(network, image, layer, kind, target):
    """The raw and the final map of a method."""
    kept = {}

    class Recorder(getattr(pytorch_grad_cam, kind)):
        def get_cam_image(self, *arguments, **named):
            image = super().get_cam_image(*arguments, **named)
            kept["raw"] = numpy.array(image)
            return image

    with Recorder(model=network, target_layers=[network.get_submodule(layer)]) as method:
        final = method(input_tensor=image, targets=[ClassifierOutputTarget(target)])
    return {"raw": rounded(kept["raw"]), "final": sampled(final)}


def integrated(network, image, target):
    """captum's map, summed over the channels. In float64 it is exact; float32's gradients are 0.1 % off and more."""
    method = IntegratedGradients(network)
    return method.attribute(image, torch.zeros_like(image), target, n_steps=50, method="gausslegendre").detach().sum(1)


def recorded(name):
    """Everything of one network."""
    network, image, layers = built(name)
    target, logits = chosen(network, image, next(iter(layers.values())))
    side = image.shape[-1]
    result = {
        "versions": {p: importlib.metadata.version(p) for p in ("torch", "torchvision", "grad-cam", "captum")},
        "network": name,
        "side": side,
        "classes": CLASSES,
        "class": target,
        "logits": rounded(logits),
        "layers": {},
    }
    for index, (ours, theirs) in enumerate(layers.items()):
        # Masks are slow to compute, and the same code at every layer.
        kinds = CAMS if index == 0 else [c for c in CAMS if c != "ScoreCAM"]
        if name == "mobilenet_v2" and index == 1:
            kinds.remove("AblationCAM")  # negative values at the layer: the library leaves the paper there
        result["layers"][ours] = {kind: cam(network, image, theirs, kind, target) for kind in kinds}
    single, double = integrated(network, image, target), integrated(network.double(), image.double(), target)
    result["integrated_gradients"] = sampled(double)
    result["integrated_gradients_rounding"] = float((single - double).abs().max() / double.abs().max())
    network.float()
    window, stride = round(side / 8), round(side / 16)
    occlusion = Occlusion(network).attribute(
        image, (3, window, window), (3, stride, stride), baselines=0, target=target, perturbations_per_eval=16
    )
    result["occlusion"] = sampled(occlusion.detach()[:, 0])
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path, help="where to write")
    parser.add_argument("network", nargs="*", default=list(NETWORKS))
    arguments = parser.parse_args()
    for name in arguments.network:
        path = arguments.folder / f"{name}.json"
        path.write_text(json.dumps(recorded(name)) + "\n")
        print(path, path.stat().st_size, flush=True)


if __name__ == "__main__":
    main()
