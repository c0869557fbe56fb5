"""What torch's GradScaler and float16 autocast make of a small network's training steps, on the CPU."""

import json
import pathlib

import torch

OUT = pathlib.Path(__file__).parent.parent / "resources" / "fixtures" / "training"
SEED = 5
STEPS, BATCH, SIZE, CLASSES = 14, 6, 8, 3
# so high that the first steps overflow; grows again after three steps
SCALE, INTERVAL = 2.0 ** 21, 3


def network():
    class Net(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.convolution = torch.nn.Conv2d(3, 5, 3)
            self.norm = torch.nn.BatchNorm2d(5)
            self.linear = torch.nn.Linear(5, CLASSES)

        def forward(self, x):
            x = torch.relu(self.norm(self.convolution(x)))
            return self.linear(torch.flatten(torch.mean(x, [2, 3], True), 1))

    torch.manual_seed(1)
    return Net()


def forward(model, image, label):
    with torch.autocast("cpu", torch.float16):
        logits = model(image)
    return torch.nn.functional.cross_entropy(logits.float(), label)


def certain(model, image, label, scale):
    """Sees that another order of summation would not make another step of this one."""
    before = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    finite = set()
    for factor in (0.8, 1, 1.25):
        gradients = torch.autograd.grad(forward(model, image, label) * (scale * factor), list(model.parameters()))
        finite.add(all(bool(g.isfinite().all()) for g in gradients))
        model.load_state_dict(before)
    if len(finite) > 1:
        raise SystemExit("on the brink of an overflow: choose another seed")


def trained(images, labels, initial, clip):
    model = network()
    model.load_state_dict(initial)
    rule = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    scaler = torch.amp.GradScaler("cpu", init_scale=SCALE, growth_interval=INTERVAL)
    log = []
    for image, label in zip(images, labels):
        rule.zero_grad()
        certain(model, image, label, scaler.get_scale())
        loss = forward(model, image, label)
        scaler.scale(loss).backward()
        scaler.unscale_(rule)
        finite = all(p.grad.isfinite().all() for p in model.parameters())
        if clip:
            torch.nn.utils.clip_grad_norm_(model.parameters(), clip)
        scaler.step(rule)
        scaler.update()
        log.append({"loss": loss.item(), "taken": bool(finite), "scale": scaler.get_scale()})
    return {"clip": clip, "steps": log, "weights": numbers(model.state_dict())}


def numbers(state):
    return {name: tensor.flatten().tolist() for name, tensor in state.items() if tensor.is_floating_point()}


def rule(events):
    """The scale's course by torch's own rule: true where a gradient is not finite."""
    scaler = torch.amp.GradScaler("cpu")
    weight = torch.nn.Parameter(torch.ones(1))
    optimiser = torch.optim.SGD([weight], lr=1)
    scales = []
    for overflow in events:
        weight.grad = None
        scaler.scale(weight * 1.0).sum().backward()
        if overflow:
            weight.grad.fill_(float("inf"))
        scaler.step(optimiser)
        scaler.update()
        scales.append(scaler.get_scale())
    return scales


def main():
    torch.set_num_threads(1)
    generator = torch.Generator().manual_seed(SEED)
    images = [torch.round(16 * torch.randn(BATCH, 3, SIZE, SIZE, generator=generator)) / 16 for _ in range(STEPS)]
    labels = [torch.randint(CLASSES, (BATCH,), generator=generator) for _ in range(STEPS)]
    initial = {name: tensor.clone() for name, tensor in network().state_dict().items()}
    overflows = [3, 5, 6, 2004, 2005, 4500]
    scales = rule([i in overflows for i in range(6600)])
    changes = [[i, s] for i, s in enumerate(scales) if i == 0 or s != scales[i - 1]]
    result = {
        "scale": SCALE,
        "interval": INTERVAL,
        "size": SIZE,
        "images": [i.flatten().tolist() for i in images],
        "labels": [l.tolist() for l in labels],
        "initial": numbers(initial),
        "runs": [trained(images, labels, initial, clip) for clip in (0, 0.3)],
        "rule": {"steps": len(scales), "overflows": overflows, "changes": changes},
    }
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "mixed.json").write_text(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()
