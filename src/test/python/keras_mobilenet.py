"""MobileNet v1 in the layout and with the layer names of Keras's applications.mobilenet (alpha 1)."""

import collections

import timm.layers
import torch

# channels and stride of the thirteen depthwise separable blocks
BLOCKS = [(64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2)] + 5 * [(512, 1)] + [(1024, 2), (1024, 1)]


def keras_mobilenet_v1(num_classes=1000):
    """Written from Keras 3: SAME padding in conv1, one zero at the bottom and right before other strides of 2."""
    layers = collections.OrderedDict()

    def active(name, convolution):
        layers[name] = convolution
        layers[name + "_bn"] = torch.nn.BatchNorm2d(convolution.out_channels, eps=1e-3, momentum=0.01)
        layers[name + "_relu"] = torch.nn.ReLU6()

    active("conv1", timm.layers.Conv2dSame(3, 32, 3, 2, bias=False))
    channels = 32
    for i, (wider, stride) in enumerate(BLOCKS, 1):
        if stride == 2:
            layers[f"conv_pad_{i}"] = torch.nn.ZeroPad2d((0, 1, 0, 1))
        depthwise = torch.nn.Conv2d(channels, channels, 3, stride, 2 - stride, groups=channels, bias=False)
        active(f"conv_dw_{i}", depthwise)
        active(f"conv_pw_{i}", torch.nn.Conv2d(channels, wider, 1, bias=False))
        channels = wider
    layers["global_average_pooling2d"] = torch.nn.AdaptiveAvgPool2d(1)
    layers["dropout"] = torch.nn.Dropout(1e-3)
    layers["conv_preds"] = torch.nn.Conv2d(channels, num_classes, 1)
    layers["reshape_2"] = torch.nn.Flatten()
    return torch.nn.Sequential(layers)
