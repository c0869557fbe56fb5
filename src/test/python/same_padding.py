"""TensorFlow's padding for networks of torchvision."""

import math

import torch


def pad_as_tensorflow(network):
    """Gives all strided convolutions TensorFlow's SAME padding: the odd pixel at the bottom and right."""

    def pad(convolution, inputs):
        amounts = []
        for size, kernel, stride in zip(inputs[0].shape[:1:-1], convolution.kernel_size[::-1], convolution.stride[::-1]):
            total = max(0, (math.ceil(size / stride) - 1) * stride + kernel - size)
            amounts += [total // 2, total - total // 2]
        return (torch.nn.functional.pad(inputs[0], amounts),)

    for module in network.modules():
        if isinstance(module, torch.nn.Conv2d) and module.stride != (1, 1):
            module.padding = (0, 0)
            module.register_forward_pre_hook(pad)
    return network
