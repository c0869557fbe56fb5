#!/usr/bin/env python3
"""Writes what the original networks compute, for Explicell's tests to compare with.

Each network gets weights and an input that follow from the names of its parameters by a formula which the Java tests
repeat, so that a fixture holds results only. See README.md beside this file for how to run it and for the format.
"""

import argparse
import functools
import json
import pathlib

import numpy
import timm
import timm.layers
import torch
import torchvision
from torchvision.models.feature_extraction import NodePathTracer, get_graph_node_names

from same_padding import pad_as_tensorflow

SAMPLES = 64

MOBILENET_V2 = (
    "features.0.0 features.0.2 features.1.conv.1 features.2.conv.1.0 features.3.add features.7.conv.1.2 features.10.add"
    " features.12.conv.0.0 features.12.conv.0.1 features.12.conv.0.2 features.15.conv.1.0 features.17.conv.3"
    " features.18.2 adaptive_avg_pool2d flatten"
)

# name: (factory, modules that a trace cannot enter, default tap, nodes whose activation is recorded)
NETWORKS = {
    "efficientnet_lite0": (
        functools.partial(timm.create_model, "tf_efficientnet_lite0"),
        [timm.layers.Conv2dSame],
        "bn2.act",
        "conv_stem bn1.act blocks.0.0.bn2.batch_norm blocks.1.0.conv_dw blocks.1.1.add blocks.2.0.conv_dw blocks.2.1.add"
        " blocks.3.0.bn2.act blocks.4.2.add blocks.5.0.conv_dw blocks.5.3.conv_dw blocks.5.3.bn2.act"
        " blocks.6.0.bn3.batch_norm bn2.act global_pool.flatten",
    ),
    "mobilenet_v2": (torchvision.models.mobilenet_v2, [], "features.18.2", MOBILENET_V2),
    "mobilenet_v2_tf": (
        lambda: pad_as_tensorflow(torchvision.models.mobilenet_v2()),
        [],
        "features.18.2",
        MOBILENET_V2,
    ),
    "mobilenet_v3_small": (
        torchvision.models.mobilenet_v3_small,
        [],
        "features.12.2",
        "features.0.2 features.1.block.1.avgpool features.1.block.1.scale_activation features.1.block.1.mul"
        " features.3.add features.4.block.1.0 features.6.block.2.fc1 features.8.add features.9.block.1.2"
        " features.11.block.0.2 features.11.block.1.2 features.11.block.2.mul features.11.add features.12.2 avgpool"
        " classifier.1",
    ),
    "resnet34": (
        torchvision.models.resnet34,
        [],
        "layer4.2.relu_1",
        "conv1 maxpool layer1.0.conv1 layer1.0.relu layer1.0.add layer1.0.relu_1 layer2.0.downsample.0 layer2.0.downsample.1"
        " layer2.0.relu_1 layer2.3.relu_1 layer3.0.conv2 layer3.5.add layer4.2.relu_1 avgpool flatten",
    ),
    "resnet50": (
        torchvision.models.resnet50,
        [],
        "layer4.2.relu_2",
        "conv1 maxpool layer1.0.conv1 layer1.0.relu layer1.0.relu_1 layer1.0.downsample.1 layer1.0.add layer1.0.relu_2"
        " layer2.3.relu_2 layer3.0.conv2 layer3.0.downsample.0 layer3.5.add layer4.2.relu_2 avgpool flatten",
    ),
    "resnet152": (
        torchvision.models.resnet152,
        [],
        "layer4.2.relu_2",
        "maxpool layer1.0.relu_2 layer2.0.conv1 layer2.7.relu_1 layer2.7.relu_2 layer3.0.downsample.0 layer3.7.add"
        " layer3.20.bn2 layer3.35.relu_2 layer4.0.relu_2 layer4.1.conv3 layer4.2.relu_2 avgpool flatten",
    ),
}

MASK = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15


def fnv1a(name):
    """The 64-bit FNV-1a hash of a name's UTF-8 bytes."""
    value = 0xCBF29CE484222325
    for byte in name.encode("utf-8"):
        value = ((value ^ byte) * 0x100000001B3) & MASK
    return value


def splitmix(name, count):
    """The first numbers (unsigned 64-bit) of the splitmix64 sequence that starts from a name's hash."""
    z = numpy.uint64(fnv1a(name)) + numpy.arange(1, count + 1, dtype=numpy.uint64) * numpy.uint64(GOLDEN)
    z = (z ^ (z >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
    return z ^ (z >> numpy.uint64(31))


def uniform(name, count):
    """Numbers in -1..1 (float64) that follow from a name."""
    return (splitmix(name, count) >> numpy.uint64(11)).astype(numpy.float64) * 2.0**-53 * 2 - 1


def formula(name, shape):
    """The values (float32) of the parameter or buffer of this name."""
    u = uniform(name, int(numpy.prod(shape)))
    if name.endswith("running_var"):
        values = 1 + 0.5 * u
    elif name.endswith("running_mean") or name.endswith("bias"):
        values = 0.1 * u
    elif len(shape) == 1:
        values = 1 + 0.2 * u
    else:
        # Less than He's 6, which makes ReLU6 networks so chaotic that float32 itself is off by 1e-4 at the end.
        values = u * numpy.sqrt(5 / numpy.prod(shape[1:]))
    return torch.from_numpy(values.astype(numpy.float32).reshape(shape))


def state(network):
    """All parameters and buffers that Explicell knows, by name."""
    return {k: v for k, v in network.state_dict().items() if not k.endswith("num_batches_tracked")}


class Recorder(torch.fx.Interpreter):
    """Runs a traced network and keeps a copy of each node's value, before an in-place operation can change it."""

    def __init__(self, network, leaves):
        tracer = NodePathTracer(leaf_modules=leaves)
        graph = tracer.trace(network)
        super().__init__(torch.fx.GraphModule(network, graph))
        self.names = tracer.node_to_qualname
        self.values = {}
        self.operations = {}

    def run_node(self, node):
        value = super().run_node(node)
        # The rest is Python's bookkeeping (attributes, assertions, parameters as such) inside a traced module.
        if node.op in ("call_module", "call_function", "call_method") and isinstance(value, torch.Tensor):
            name = self.names[node]
            self.values[name] = value.clone()
            if node.op == "call_module":
                self.operations[name] = type(self.module.get_submodule(node.target)).__name__
            else:
                self.operations[name] = getattr(node.target, "__name__", node.target)
        return value


def within(module, nodes):
    """Whether a name is a node or a module with nodes inside."""
    return any(node == module or node.startswith(module + ".") for node in nodes)


def one(values):
    (value,) = values
    return value


def floats(values):
    """The shortest decimals that read back as the same float32."""
    return [float(str(v)) for v in numpy.asarray(values, dtype=numpy.float32).ravel()]


def relative(a, b):
    return float((a.double() - b.double()).abs().max() / b.abs().max())


def activation(name, value, exact):
    flat = value.flatten()
    positions = (splitmix(name + "@positions", SAMPLES) % numpy.uint64(flat.numel())).astype(numpy.int64)
    return {
        "node": name,
        "shape": list(value.shape),
        "mean": float(value.double().mean()),
        "std": float(value.double().std(correction=0)),
        "max_abs": floats(value.abs().max())[0],
        "float64_difference": float(f"{relative(value, exact):.3g}"),
        "positions": positions.tolist(),
        "values": floats(flat[torch.from_numpy(positions)]),
    }


@torch.no_grad()
def fixture(name, batch, side):
    factory, leaves, tap, recorded = NETWORKS[name]
    network = factory().eval()
    values = {k: formula(k, tuple(v.shape)) for k, v in state(network).items()}
    missing, unexpected = network.load_state_dict(values, strict=False)
    assert not unexpected and all(k.endswith("num_batches_tracked") for k in missing), (missing, unexpected)
    image = torch.from_numpy(
        (1.7 * uniform("input", batch * 3 * side * side)).astype(numpy.float32).reshape(batch, 3, side, side)
    )

    single = Recorder(network, leaves)
    logits = single.run(image)
    assert torch.equal(logits, network(image)), "the trace computes something else"
    library_nodes = get_graph_node_names(network, tracer_kwargs={"leaf_modules": leaves}, suppress_diff_warning=True)[1]

    double = Recorder(network.double(), leaves)
    exact = double.run(image.double())
    for node, value in single.values.items():
        scale = float(value.abs().max())
        assert 1e-6 < scale < 1e12, f"{name}: {node} has lost its scale: {scale}"
    activations = [activation(n, single.values[n], double.values[n]) for n in recorded.split()]
    return {
        "network": name,
        "versions": {
            "torch": torch.__version__.split("+")[0],
            "torchvision": torchvision.__version__.split("+")[0],
            "timm": timm.__version__,
            "numpy": numpy.__version__,
        },
        "input": list(image.shape),
        "parameter_count": sum(p.numel() for p in network.parameters()),
        "default_tap": tap,
        "batch_norm": one({(m.eps, m.momentum) for m in network.modules() if isinstance(m, torch.nn.BatchNorm2d)}),
        "dropout": [m.p for m in network.modules() if isinstance(m, torch.nn.Dropout)],
        "parameters": [{"name": k, "shape": list(v.shape)} for k, v in values.items()],
        "nodes": [
            {"name": n, "operation": single.operations[n], "shape": list(v.shape)} for n, v in single.values.items()
        ],
        "library_nodes": [n for n in library_nodes if within(n, single.values)],
        "logits": {
            "shape": list(logits.shape),
            "float64_difference": float(f"{relative(logits, exact):.3g}"),
            "values": floats(logits),
        },
        "activations": activations,
    }


def write(content, path):
    """JSON with a line for each element of a list of objects, so that a difference can be read."""
    lines = []
    for key, value in content.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            text = "[\n" + ",\n".join("  " + json.dumps(v, separators=(",", ":")) for v in value) + "\n ]"
        else:
            text = json.dumps(value, separators=(",", ":"))
        lines.append(f' "{key}": {text}')
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n")


def main():
    here = pathlib.Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=pathlib.Path, default=here.parent / "resources/fixtures/networks")
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    for name in NETWORKS:
        for suffix, batch, side in (("", 2, 224), ("-110", 1, 110)):
            content = fixture(name, batch, side)
            write(content, out / f"{name}{suffix}.json")
            rounding = max(a["float64_difference"] for a in [content["logits"], *content["activations"]])
            largest = max(a["max_abs"] for a in content["activations"])
            print(f"{name}{suffix}: {content['parameter_count']} parameters, {len(content['nodes'])} nodes,", end=" ")
            print(f"largest activation {largest:.3g}, rounding {rounding:.2g}")


if __name__ == "__main__":
    main()
