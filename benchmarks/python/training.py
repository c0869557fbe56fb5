"""Steps of training as users of torch write them: requests {"what": "time" | "memory", "kind", "variant", "seconds", "threads"}.

Kinds: resnet50 (110x110, batch 32, all layers, SGD); efficientnet_lite0 (224x224, batch 32, stem and blocks 0 to 3
frozen, Adam); supcon (resnet50 at 110x110 with a projection, 64 views, SGD). Variants: eager (float32); channels_last
(float32); bfloat16 (autocast, channels-last). A step is: gradients to zero, forward, loss, backward, optimiser; the
images are in memory already. Weights are random.
"""

import gc

import torch
from torch import nn

import peer

BATCH = 32
CLASSES = 10
FROZEN_BLOCKS = 4


class Projected(nn.Module):
    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder
        self.projection = nn.Sequential(nn.Linear(2048, 512), nn.ReLU(), nn.Linear(512, 128))

    def forward(self, images):
        return self.projection(self.encoder(images))


def resnet50():
    import torchvision

    return torchvision.models.resnet50(weights=None, num_classes=CLASSES).train()


def efficientnet_lite0():
    import timm

    model = timm.create_model("tf_efficientnet_lite0", pretrained=False, num_classes=CLASSES).train()
    for part in [model.conv_stem, model.bn1, *model.blocks[:FROZEN_BLOCKS]]:
        part.eval()
        part.requires_grad_(False)
    return model


def workload(kind):
    """Model, images, labels, loss and optimiser."""
    torch.manual_seed(0)
    labels = torch.randint(0, CLASSES, (BATCH,))
    if kind == "efficientnet_lite0":
        model = efficientnet_lite0()
        learned = [p for p in model.parameters() if p.requires_grad]
        return model, torch.randn(BATCH, 3, 224, 224), labels, nn.CrossEntropyLoss(), torch.optim.Adam(learned, lr=1e-4)
    if kind == "supcon":
        from pytorch_metric_learning.losses import SupConLoss

        model = resnet50()
        model.fc = nn.Identity()
        model = Projected(model).train()
        loss = SupConLoss(temperature=0.1)
        return (
            model,
            torch.randn(2 * BATCH, 3, 110, 110),
            labels.repeat(2),
            lambda embeddings, truth: loss(embeddings.float(), truth),
            torch.optim.SGD(model.parameters(), lr=1e-3, momentum=0.9),
        )
    model = resnet50()
    optimiser = torch.optim.SGD(model.parameters(), lr=1e-3, momentum=0.9)
    return model, torch.randn(BATCH, 3, 110, 110), labels, nn.CrossEntropyLoss(), optimiser


def stepper(kind, variant):
    model, images, labels, loss, optimiser = workload(kind)
    if variant != "eager":
        model = model.to(memory_format=torch.channels_last)
        images = images.contiguous(memory_format=torch.channels_last)

    def step():
        optimiser.zero_grad(set_to_none=True)
        with torch.autocast("cpu", torch.bfloat16, enabled=variant == "bfloat16"):
            value = loss(model(images), labels)
        value.backward()
        optimiser.step()
        return value.item()

    return step


class Training:
    """Keeps the variant that was asked for last."""

    def __init__(self):
        self.key = None
        self.step = None

    def answer(self, request):
        peer.use_threads(request["threads"])
        key = request["kind"], request["variant"]
        if key != self.key or request["what"] == "memory":
            self.key = self.step = None
            gc.collect()
            self.step = stepper(*key)
            self.key = key
        if request["what"] == "memory":
            return {"kilobytes": peer.peak(lambda: (self.step(), self.step()))}
        return {"milliseconds": peer.timed(self.step, request["seconds"])}


if __name__ == "__main__":
    peer.serve(Training().answer)
