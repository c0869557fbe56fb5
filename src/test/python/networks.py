#!/usr/bin/env python3
"""Writes what the original networks compute, for Explicell's tests to compare with.

Each network gets weights and an input that follow from the names of its parameters by a formula which the Java tests
repeat, so that a fixture holds results only. See README.md beside this file for how to run it and for the format.
"""

import argparse
import collections
import functools
import importlib.metadata
import json
import pathlib
from typing import Callable, NamedTuple

import numpy
import timm
import timm.layers
import torch
import torchvision
from pretrainedmodels.models.nasnet import nasnetalarge
from pretrainedmodels.models.nasnet_mobile import nasnetamobile
from torchvision.models.feature_extraction import NodePathTracer, get_graph_node_names

from keras_mobilenet import keras_mobilenet_v1
from same_padding import pad_as_tensorflow

SAMPLES = 64

MOBILENET_V2 = (
    "features.0.0 features.0.2 features.1.conv.1 features.2.conv.1.0 features.3.add features.7.conv.1.2 features.10.add"
    " features.12.conv.0.0 features.12.conv.0.1 features.12.conv.0.2 features.12.conv.1.0 features.15.conv.1.0 features.17.conv.3"
    " features.18.2 adaptive_avg_pool2d flatten"
)


class Original(NamedTuple):
    """A network to record."""

    factory: Callable  # takes num_classes
    tap: str  # the default tap
    recorded: str  # nodes whose activation is recorded
    leaves: tuple = ()  # modules that a trace does not enter
    side: int = 224  # the published size
    batch: int = 1
    small: bool = True  # whether it is recorded at 110x110 as well
    training: str | None = ""  # up to this child of the network (or all of it) is trained for a step
    training_side: int = 96


def specific(self, x):
    """What nasnet_mobile.BranchSeparables does, its padding made in forward as a function that a trace can enter."""
    x = self.relu(x)
    if self.name == "specific":
        x = torch.nn.functional.pad(x, (1, 0, 1, 0))
    x = self.separable_1(x)
    if self.name == "specific":
        x = x[:, :, 1:, 1:]
    return self.bn_sep_2(self.separable_2(self.relu1(self.bn_sep_1(x))))


def nasnet_mobile(num_classes):
    network = nasnetamobile(num_classes, pretrained=None)
    for module in network.modules():
        if type(module).__name__ == "BranchSeparables":
            module.forward = specific.__get__(module)
    return network


STOCHASTIC = (torchvision.ops.StochasticDepth,)
DENSENET = (
    "features.conv0 features.pool0 features.denseblock1.denselayer1.conv1 features.denseblock1.denselayer3.cat"
    " features.denseblock1.cat features.transition1.pool features.denseblock2.denselayer12.relu1 features.transition2.relu"
    " features.denseblock3.denselayer16.conv1 features.denseblock3.denselayer16.norm2 features.denseblock3.cat"
    " features.denseblock4.denselayer29.relu2 features.denseblock4.cat features.norm5 relu flatten"
)
NASNET = (
    "conv0.bn cell_stem_0.comb_iter_0_right.bn_sep_1 cell_stem_0.comb_iter_2_left cell_stem_0.cat"
    " STEM_1 cell_0.getitem cell_0.cat_1 cell_3.cat"
    " reduction_cell_0.comb_iter_2_left.getitem reduction_cell_0.comb_iter_4_left.bn_sep_2 reduction_cell_0.cat"
    " cell_7.comb_iter_3_left cell_9.cat reduction_cell_1.comb_iter_0_left.bn_sep_1"
)

NETWORKS = {
    "convnext_tiny": Original(
        torchvision.models.convnext_tiny,
        "features.7.2.add",
        "features.0.0 features.0.1.permute_1 features.1.0.block.2 features.1.0.block.4 features.1.0.mul features.1.2.add"
        " features.2.0.layer_norm features.2.1 features.3.0.block.0 features.4.1 features.5.4.block.6.permute"
        " features.5.8.add features.6.1 features.7.2.add avgpool classifier.1",
        STOCHASTIC,
        training_side=64,
    ),
    "densenet169": Original(torchvision.models.densenet169, "relu", DENSENET, training_side=64),
    "densenet201": Original(torchvision.models.densenet201, "relu", DENSENET),
    "efficientnet_b0": Original(
        torchvision.models.efficientnet_b0,
        "features.8.2",
        "features.0.2 features.1.0.block.1.avgpool features.1.0.block.1.scale_activation features.1.0.block.1.mul"
        " features.1.0.block.2.1 features.2.0.block.1.0 features.2.1.add features.3.0.block.1.2 features.4.2.add"
        " features.5.0.block.2.fc1 features.5.2.add features.6.0.block.1.0 features.6.3.stochastic_depth features.7.0.block.3.1"
        " features.8.2 flatten",
        STOCHASTIC,
    ),
    "efficientnet_lite0": Original(
        functools.partial(timm.create_model, "tf_efficientnet_lite0"),
        "bn2.act",
        "conv_stem bn1.act blocks.0.0.bn2.batch_norm blocks.1.0.conv_dw blocks.1.1.add blocks.2.0.conv_dw blocks.2.1.add"
        " blocks.3.0.bn2.act blocks.4.2.add blocks.5.0.bn1.act blocks.5.0.conv_dw blocks.5.3.conv_dw blocks.5.3.bn2.act"
        " blocks.6.0.bn3.batch_norm bn2.act global_pool.flatten",
        (timm.layers.Conv2dSame,),
        batch=2,
    ),
    "inception_resnet_v2": Original(
        functools.partial(timm.create_model, "inception_resnet_v2"),
        "conv2d_7b.bn.act",
        "conv2d_1a.conv conv2d_2b.bn.act maxpool_3a maxpool_5a mixed_5b.branch3.0 mixed_5b.cat repeat.0.mul repeat.9.act"
        " mixed_6a.cat repeat_1.0.branch1.1.bn.batch_norm repeat_1.19.act mixed_7a.branch3 mixed_7a.cat"
        " repeat_2.8.branch0.bn.batch_norm repeat_2.8.branch1.2.bn.act repeat_2.8.relu block8.add conv2d_7b.bn.act"
        " global_pool.flatten",
        side=299,
        training_side=128,
    ),
    "mobilenet_v1": Original(
        keras_mobilenet_v1,
        "conv_pw_13_relu",
        "conv1 conv1_relu conv_dw_1_bn conv_pw_1_relu conv_pad_2 conv_dw_2 conv_pw_3_relu conv_dw_4_relu conv_pw_5 conv_pw_6_bn"
        " conv_pw_9_relu conv_dw_12 conv_pw_13_relu global_average_pooling2d conv_preds",
        (timm.layers.Conv2dSame,),
    ),
    "mobilenet_v2": Original(
        torchvision.models.mobilenet_v2, "features.18.2", MOBILENET_V2, batch=2
    ),
    "mobilenet_v2_tf": Original(
        lambda num_classes: pad_as_tensorflow(torchvision.models.mobilenet_v2(num_classes=num_classes)),
        "features.18.2",
        MOBILENET_V2,
        batch=2,
    ),
    "mobilenet_v3_large": Original(
        torchvision.models.mobilenet_v3_large,
        "features.16.2",
        "features.0.2 features.1.add features.2.block.1.0 features.4.block.2.avgpool features.4.block.2.scale_activation"
        " features.4.block.2.mul features.6.add features.7.block.0.2 features.10.add features.12.block.2.fc1 features.13.block.3.1"
        " features.15.block.0.2 features.15.block.1.2 features.15.block.2.mul features.15.add features.16.2 avgpool classifier.1",
    ),
    "mobilenet_v3_small": Original(
        torchvision.models.mobilenet_v3_small,
        "features.12.2",
        "features.0.2 features.1.block.1.avgpool features.1.block.1.scale_activation features.1.block.1.mul"
        " features.3.add features.4.block.1.0 features.6.block.2.fc1 features.8.add features.9.block.1.2"
        " features.11.block.0.2 features.11.block.1.2 features.11.block.2.mul features.11.add features.12.2 avgpool"
        " classifier.1",
        batch=2,
    ),
    "nasnet_large": Original(
        functools.partial(nasnetalarge, pretrained=None),
        "relu",
        NASNET.replace(
            "STEM_1",
            "cell_stem_1.comb_iter_2_right.relu cell_stem_1.cat cell_stem_1.final_path_bn cell_stem_1.cat_1",
        )
        + " cell_14.cat cell_17.comb_iter_4_left.relu1 cell_17.comb_iter_4_left.bn_sep_2 cell_17.cat relu view",
        side=331,
        training_side=128,
        small=False,
    ),
    "nasnet_mobile": Original(
        nasnet_mobile,
        "relu",
        NASNET.replace(
            "STEM_1",
            "cell_stem_1.comb_iter_1_left.getitem cell_stem_1.comb_iter_2_left.getitem cell_stem_1.cat"
            " cell_stem_1.final_path_bn cell_stem_1.comb_iter_4_left.getitem",
        )
        + " cell_14.cat cell_15.comb_iter_4_left.relu1 cell_15.comb_iter_4_left.bn_sep_2 cell_15.cat relu view",
        small=False,  # the original fails at 110: a cell's branches differ in size
    ),
    "resnet34": Original(
        torchvision.models.resnet34,
        "layer4.2.relu_1",
        "conv1 maxpool layer1.0.conv1 layer1.0.relu layer1.0.add layer1.0.relu_1 layer2.0.downsample.0 layer2.0.downsample.1"
        " layer2.0.relu_1 layer2.3.relu_1 layer3.0.conv2 layer3.5.add layer4.2.relu_1 avgpool flatten",
        batch=2,
    ),
    "resnet50": Original(
        torchvision.models.resnet50,
        "layer4.2.relu_2",
        "conv1 maxpool layer1.0.conv1 layer1.0.relu layer1.0.relu_1 layer1.0.downsample.1 layer1.0.add layer1.0.relu_2"
        " layer2.3.relu_2 layer3.0.conv2 layer3.0.downsample.0 layer3.5.add layer4.2.relu_2 avgpool flatten",
        batch=2,
    ),
    "resnet152": Original(
        torchvision.models.resnet152,
        "layer4.2.relu_2",
        "maxpool layer1.0.relu_2 layer2.0.conv1 layer2.7.relu_1 layer2.7.relu_2 layer3.0.downsample.0 layer3.7.add"
        " layer3.20.bn2 layer3.35.relu_2 layer4.0.relu_2 layer4.1.conv3 layer4.2.relu_2 avgpool flatten",
        batch=2,
        training="layer2",  # its float32 is off by 1e-3 at the end: too deep for a batch of four
    ),
    "squeezenet1_1": Original(
        torchvision.models.squeezenet1_1,
        "features.12.cat",
        "features.0 features.2 features.3.squeeze features.3.expand1x1_activation features.3.cat features.5 features.6.expand3x3"
        " features.7.cat features.8 features.10.squeeze_activation features.11.cat features.12.cat classifier.1 classifier.2"
        " classifier.3",
    ),
    "vgg16": Original(
        torchvision.models.vgg16,
        "features.30",
        "features.0 features.1 features.4 features.7 features.9 features.13 features.16 features.19 features.21 features.22"
        " features.23 features.29 features.30 avgpool flatten classifier.0 classifier.4",
        training="features",
    ),
    "vgg16_bn": Original(
        torchvision.models.vgg16_bn,
        "features.43",
        "features.0 features.1 features.2 features.6 features.10 features.13 features.19 features.23 features.27 features.28"
        " features.30 features.32 features.33 features.41 features.42 features.43 avgpool flatten classifier.0 classifier.4",
        training="features",
    ),
    "vgg19": Original(
        torchvision.models.vgg19,
        "features.36",
        "features.0 features.1 features.4 features.9 features.13 features.18 features.22 features.26 features.27 features.28"
        " features.30 features.31 features.35 features.36 avgpool flatten classifier.0 classifier.4",
        training="features",
    ),
    "vgg19_bn": Original(
        torchvision.models.vgg19_bn,
        "features.52",
        "features.0 features.1 features.2 features.6 features.13 features.20 features.26 features.33 features.36 features.39"
        " features.40 features.43 features.45 features.50 features.51 features.52 avgpool flatten classifier.0 classifier.4",
        training="features",
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
        self.names = names(graph, tracer.node_to_qualname)
        self.values = {}
        self.operations = {}

    def run_node(self, node):
        value = super().run_node(node)
        # The rest is Python's bookkeeping (attributes, assertions, parameters as such) inside a traced module.
        if node.op in ("call_module", "call_function", "call_method") and isinstance(value, torch.Tensor):
            operation = getattr(node.target, "__name__", node.target)
            if node.op == "call_module":
                operation = type(self.module.get_submodule(node.target)).__name__
            if operation not in ("Identity", "contiguous"):
                name = self.names[node]
                self.values[name] = value.clone()
                self.operations[name] = operation
        return value


def names(graph, given):
    """The nodes' names: torchvision's, but a module that runs once is itself (torchvision loses the 1 of bn_sep_1)."""
    runs = collections.Counter(n.target for n in graph.nodes if n.op == "call_module")
    return {n: n.target if n.op == "call_module" and runs[n.target] == 1 else given[n] for n in graph.nodes if n in given}


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


def activation(name, value, *others):
    """A tensor, and how far it is from the same in the other precision: the most of several computations of that."""
    flat = value.flatten()
    positions = (splitmix(name + "@positions", SAMPLES) % numpy.uint64(flat.numel())).astype(numpy.int64)
    return {
        "node": name,
        "shape": list(value.shape),
        "mean": float(value.double().mean()),
        "std": float(value.double().std(correction=0)),
        "max_abs": floats(value.abs().max())[0],
        "float64_difference": float(f"{max(relative(value, other) for other in others):.3g}"),
        "positions": positions.tolist(),
        "values": floats(flat[torch.from_numpy(positions)]),
    }


def build(name, classes, side):
    """The original with weights from names."""
    original = NETWORKS[name]
    network = original.factory(num_classes=classes)
    if side != original.side and isinstance(getattr(network, "avg_pool", None), torch.nn.AvgPool2d):
        network.avg_pool = torch.nn.AdaptiveAvgPool2d(1)  # NASNet: the same at the published size, and at no other
    values = {k: formula(k, tuple(v.shape)) for k, v in state(network).items()}
    missing, unexpected = network.load_state_dict(values, strict=False)
    assert not unexpected and all(k.endswith("num_batches_tracked") for k in missing), (missing, unexpected)
    return network


def image(batch, side):
    return torch.from_numpy(
        (1.7 * uniform("input", batch * 3 * side * side)).astype(numpy.float32).reshape(batch, 3, side, side)
    )


def versions():
    return {
        "torch": torch.__version__.split("+")[0],
        "torchvision": torchvision.__version__.split("+")[0],
        "timm": timm.__version__,
        "pretrainedmodels": importlib.metadata.version("pretrainedmodels"),
        "numpy": numpy.__version__,
    }


def batch_norm(network):
    """Epsilon and momentum of all batch norms, or nothing where there are none."""
    kinds = {(m.eps, m.momentum) for m in network.modules() if isinstance(m, torch.nn.BatchNorm2d)}
    return one(kinds) if kinds else None


@torch.no_grad()
def fixture(name, batch, side):
    original = NETWORKS[name]
    leaves = list(original.leaves)
    network = build(name, 1000, side).eval()
    pixels = image(batch, side)

    single = Recorder(network, leaves)
    logits = single.run(pixels)
    assert torch.equal(logits, network(pixels)), "the trace computes something else"
    shapes = [{"name": k, "shape": list(v.shape)} for k, v in state(network).items()]
    library_nodes = get_graph_node_names(network, tracer_kwargs={"leaf_modules": leaves}, suppress_diff_warning=True)[1]

    double = Recorder(network.double(), leaves)
    exact = double.run(pixels.double())
    for node, value in single.values.items():
        scale = float(value.abs().max())
        assert 1e-6 < scale < 1e12, f"{name}: {node} has lost its scale: {scale}"
    activations = [activation(n, single.values[n], double.values[n]) for n in original.recorded.split()]
    published = side == original.side
    return {
        "network": name,
        "versions": versions(),
        "input": list(pixels.shape),
        "parameter_count": sum(p.numel() for p in network.parameters()),
        "default_tap": original.tap,
        "batch_norm": batch_norm(network),
        "dropout": [m.p for m in network.modules() if isinstance(m, torch.nn.Dropout)],
        "stochastic_depth": [m.p for m in single.module.modules() if isinstance(m, STOCHASTIC)],
        "parameters": shapes if published else None,
        "nodes": [
            {"name": n, "operation": single.operations[n], "shape": list(v.shape)} for n, v in single.values.items()
        ],
        "library_nodes": [n for n in library_nodes if within(n, single.values)] if published else None,
        "logits": {
            "shape": list(logits.shape),
            "float64_difference": float(f"{relative(logits, exact):.3g}"),
            "values": floats(logits),
        },
        "activations": activations,
    }


def trained(name, batch, side, double, layout=torch.contiguous_format):
    """What the trained part gives, the buffers after one forward in training without dropout, and the gradients."""
    network = build(name, 10, side).train().to(memory_format=layout)
    for module in network.modules():
        if isinstance(module, (torch.nn.Dropout, *STOCHASTIC)):
            module.p = 0.0
    last = NETWORKS[name].training
    if last:
        children = list(network.named_children())
        end = [k for k, _ in children].index(last) + 1
        network = torch.nn.Sequential(collections.OrderedDict(children[:end]))
    pixels = image(batch, side).contiguous(memory_format=layout)
    if double:
        network, pixels = network.double(), pixels.double()
    output = network(pixels)
    seed = torch.from_numpy(uniform("seed", output.numel()).astype(numpy.float32)).reshape(output.shape)
    (output * seed.to(output.dtype)).sum().backward()
    buffers = {k: v for k, v in state(network).items() if k.rsplit(".")[-1].startswith("running")}
    return output.detach(), buffers, {k: v.grad for k, v in network.named_parameters()}


def spread(names, count):
    """At most so many of the names, from the first to the last."""
    names = list(names)
    if len(names) <= count:
        return names
    return [names[round(i * (len(names) - 1) / (count - 1))] for i in range(count)]


def felt(gradients):
    """Without those that are nothing but rounding: a shift that a next batch norm takes away has no gradient."""
    largest = max(float(g.abs().max()) for g in gradients.values())
    return [k for k, g in gradients.items() if g.abs().max() > 1e-3 * largest]


def training_fixture(name, batch=4):
    """In float64: the difference that is recorded with each tensor is that of float32, in either memory layout of maps
    (their sums are in different orders), and can be large. One thread, since their number changes the order, too."""
    torch.set_num_threads(1)
    side = NETWORKS[name].training_side
    output, buffers, gradients = trained(name, batch, side, True)
    singles = [trained(name, batch, side, False, layout) for layout in (torch.contiguous_format, torch.channels_last)]
    return {
        "network": name,
        "versions": versions(),
        "input": [batch, 3, side, side],
        "trained": NETWORKS[name].training,
        "activations": [activation("output", output, *[s[0] for s in singles])],
        "running": [activation(k, buffers[k], *[s[1][k] for s in singles]) for k in spread(buffers, 12)],
        "gradients": [activation(k, gradients[k], *[s[2][k] for s in singles]) for k in spread(felt(gradients), 10)],
    }


def write(content, path):
    """JSON with a line for each element of a list of objects, so that a difference can be read."""
    lines = []
    for key, value in content.items():
        if value is None:
            continue
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
    parser.add_argument("networks", nargs="*", help="default: all")
    arguments = parser.parse_args()
    out = arguments.out
    out.mkdir(parents=True, exist_ok=True)
    for name in arguments.networks or NETWORKS:
        original = NETWORKS[name]
        for suffix, batch, side in [("", original.batch, original.side)] + [("-110", 1, 110)] * original.small:
            content = fixture(name, batch, side)
            write(content, out / f"{name}{suffix}.json")
            rounding = max(a["float64_difference"] for a in [content["logits"], *content["activations"]])
            largest = max(a["max_abs"] for a in content["activations"])
            print(f"{name}{suffix}: {content['parameter_count']} parameters, {len(content['nodes'])} nodes,", end=" ")
            print(f"largest activation {largest:.3g}, rounding {rounding:.2g}", flush=True)
        if original.training is not None:
            content = training_fixture(name)
            write(content, out / f"{name}-training.json")
            parts = [max((a["float64_difference"] for a in content[p]), default=0) for p in ("activations", "gradients")]
            print(f"{name}-training: float32's rounding {parts[0]:.2g}, of gradients {parts[1]:.2g}", flush=True)


if __name__ == "__main__":
    main()
