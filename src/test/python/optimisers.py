"""Makes src/test/resources/fixtures/training/optimisers.json: what torch's optimisers make of given gradients.

Run from the repository's root, with the packages of src/test/python/requirements-training.txt:

    python src/test/python/optimisers.py
"""

import json
from pathlib import Path

import torch

OUT = Path("src/test/resources/fixtures/training")
STEPS = 8
RATES = [0.1, 0.1, 0.05, 0.05, 0.2, 0.01, 0.01, 0.1]
OPTIMISERS = {
    ("adam", 0, 0): lambda p: torch.optim.Adam(p, lr=1),
    ("adam", 0.1, 0): lambda p: torch.optim.Adam(p, lr=1, weight_decay=0.1),
    ("adamw", 0.1, 0): lambda p: torch.optim.AdamW(p, lr=1, weight_decay=0.1),
    ("sgd", 0, 0): lambda p: torch.optim.SGD(p, lr=1),
    ("sgd", 0, 0.9): lambda p: torch.optim.SGD(p, lr=1, momentum=0.9),
    ("sgd", 0.01, 0.5): lambda p: torch.optim.SGD(p, lr=1, momentum=0.5, weight_decay=0.01),
}


def optimiser(key, make, first, gradients):
    name, decay, momentum = key
    weight = first.clone().requires_grad_(True)
    rule = make([weight])
    for gradient, rate in zip(gradients, RATES):
        for group in rule.param_groups:
            group["lr"] = rate
        weight.grad = gradient.clone()
        rule.step()
    return {"rule": name, "decay": decay, "momentum": momentum, "weight": weight.flatten().tolist()}


def epsilon(first, gradients, value):
    """Adam with a large epsilon, as torch has it."""
    made = optimiser(("adam", 0, 0), lambda p: torch.optim.Adam(p, lr=1, eps=value), first, gradients)
    return made | {"epsilon": value, "hat": False}


def epsilon_hat(first, gradients, value):
    """Adam as its authors write it at the end of section 2, and as Keras and DJL have it: epsilon beside the root of the
    moment that is not corrected."""
    weight, m, v = first.double(), torch.zeros(2, 3, dtype=torch.double), torch.zeros(2, 3, dtype=torch.double)
    for t, (gradient, rate) in enumerate(zip(gradients, RATES), start=1):
        m = 0.9 * m + 0.1 * gradient.double()
        v = 0.999 * v + 0.001 * gradient.double() ** 2
        weight = weight - rate * (1 - 0.999**t) ** 0.5 / (1 - 0.9**t) * m / (v**0.5 + value)
    return {"rule": "adam", "decay": 0, "momentum": 0, "weight": weight.flatten().tolist(), "epsilon": value, "hat": True}


def clipped(gradients, most):
    parameters = [torch.zeros_like(g) for g in gradients]
    for p, g in zip(parameters, gradients):
        p.grad = g.clone()
    norm = torch.nn.utils.clip_grad_norm_(parameters, most)
    return {"most": most, "norm": norm.item(), "gradients": [p.grad.flatten().tolist() for p in parameters]}


def averaged(first, weights, decay):
    """swa_utils' average with the decay of TensorFlow's ExponentialMovingAverage(num_updates)."""
    module = torch.nn.Linear(1, 1)
    module.weight.data = first.clone()
    step = [0]

    def rule(average, weight, _):
        kept = min(decay, (1 + step[0]) / (10 + step[0]))
        return kept * average + (1 - kept) * weight

    model = torch.optim.swa_utils.AveragedModel(module, avg_fn=rule)
    model.update_parameters(module)  # the first call copies
    for weight in weights:
        step[0] += 1
        module.weight.data = weight.clone()
        model.update_parameters(module)
    return {"decay": decay, "weight": model.module.weight.flatten().tolist()}


def plateau(losses, factor, patience, least):
    weight = torch.nn.Parameter(torch.zeros(1))
    rule = torch.optim.SGD([weight], lr=1)
    schedule = torch.optim.lr_scheduler.ReduceLROnPlateau(
        rule, factor=factor, patience=patience - 1, threshold=0, min_lr=least, eps=0)
    factors = []
    for loss in losses:
        schedule.step(loss)
        factors.append(rule.param_groups[0]["lr"])
    return {"factor": factor, "patience": patience, "least": least, "factors": factors}


def main():
    generator = torch.Generator().manual_seed(3)
    first = torch.randn(2, 3, generator=generator)
    gradients = [torch.randn(2, 3, generator=generator) for _ in range(STEPS)]
    losses = [1, 0.9, 0.95, 0.92, 0.91, 0.9, 0.89, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.5, 0.6]
    result = {
        "rates": RATES,
        "first": first.flatten().tolist(),
        "gradients": [g.flatten().tolist() for g in gradients],
        "optimisers": [optimiser(key, make, first, gradients) for key, make in OPTIMISERS.items()]
        + [epsilon(first, gradients, 0.1), epsilon_hat(first, gradients, 0.1), epsilon_hat(first, gradients, 1e-7)],
        "clipped": [clipped(gradients[:3], most) for most in (0.5, 3, 100)],
        "averaged": [averaged(first, gradients, decay) for decay in (0.3, 0.999)],
        "losses": losses,
        "plateaus": [plateau(losses, 0.5, 2, 0), plateau(losses, 0.2, 1, 0.01), plateau(losses, 0.1, 3, 0)],
    }
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "optimisers.json").write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
