"""Makes src/test/resources/fixtures/training/losses.json: values and gradients of losses in float64.

The oracles are torch, torchvision and pytorch-metric-learning where they have the loss, else its formula in torch. Run
from the repository's root, with the packages of src/test/python/requirements-training.txt:

    python src/test/python/losses.py
"""

import json
from pathlib import Path

import torch
import torch.nn.functional as F
from pytorch_metric_learning import distances, losses, miners, reducers
from torchvision.ops import sigmoid_focal_loss

OUT = Path("src/test/resources/fixtures/training")
COSTS = [[0, 1, 2.5, 0.5], [4, 0, 1, 1], [10, 3, 0, 2], [0.5, 0.25, 1, 0]]
WEIGHTS = [0.5, 2, 1.25, 4]


def case(name, inputs, labels, loss, **settings):
    """One case: the input, the loss and its gradient with respect to the input."""
    x = inputs.clone().requires_grad_(True)
    value = loss(x)
    value.backward()
    return {
        "loss": name,
        "settings": settings,
        "shape": list(inputs.shape),
        "input": inputs.flatten().tolist(),
        "labels": labels.tolist(),
        "value": value.item(),
        "gradient": x.grad.flatten().tolist(),
    }


def focal(logits, labels, gamma, weights):
    log_p = F.log_softmax(logits, 1).gather(1, labels[:, None])[:, 0]
    return (-weights[labels] * (1 - log_p.exp()) ** gamma * log_p).sum()


def classification(generator):
    cases = []
    labels = torch.tensor([0, 1, 2, 3, 3, 0, 2])
    logits = 2 * torch.randn(7, 4, generator=generator, dtype=torch.float64)
    ones = torch.ones(4, dtype=torch.float64)
    weights = torch.tensor(WEIGHTS, dtype=torch.float64)
    costs = torch.tensor(COSTS, dtype=torch.float64)
    for smoothing in 0, 0.1:
        cases.append(case("cross-entropy", logits, labels,
                          lambda x: F.cross_entropy(x, labels, label_smoothing=smoothing), smoothing=smoothing))
        for division in "sum", "n":
            def weighted(x):
                if division == "sum":
                    return F.cross_entropy(x, labels, weights, label_smoothing=smoothing)
                return F.cross_entropy(x, labels, weights, label_smoothing=smoothing, reduction="sum") / 7
            cases.append(case("cross-entropy", logits, labels, weighted,
                              smoothing=smoothing, weights=WEIGHTS, division=division))
    for gamma in 0, 0.5, 2, 5:
        cases.append(case("focal", logits, labels, lambda x: focal(x, labels, gamma, ones) / 7, gamma=gamma))
        cases.append(case("focal", logits, labels, lambda x: focal(x, labels, gamma, weights) / 7,
                          gamma=gamma, weights=WEIGHTS, division="n"))
        cases.append(case("focal", logits, labels, lambda x: focal(x, labels, gamma, weights) / weights[labels].sum(),
                          gamma=gamma, weights=WEIGHTS, division="sum"))
    # two classes: the softmax's difference is the sigmoid's logit
    two = torch.randn(6, 2, generator=generator, dtype=torch.float64)
    binary = torch.tensor([0, 1, 1, 0, 1, 0])
    cases.append(case("focal", two, binary,
                      lambda x: sigmoid_focal_loss(x[:, 1] - x[:, 0], binary.double(), 0.25, 2, "mean"),
                      gamma=2, weights=[0.75, 0.25], division="n"))
    cases.append(case("cost-matrix", logits, labels, lambda x: (x.softmax(1) * costs[labels]).sum() / 7, costs=COSTS))
    cases.append(case("cost-matrix", logits, labels,
                      lambda x: (x.softmax(1) * costs[labels] * weights[labels][:, None]).sum() / weights[labels].sum(),
                      costs=COSTS, weights=WEIGHTS, division="sum"))
    return cases


def npairs(embeddings, labels, penalty):
    """Sohn's loss on the first two rows of each class, with TensorFlow's penalty; the loss itself by the library."""
    pairs = [(labels == c).nonzero()[:2, 0] for c in labels.unique() if (labels == c).sum() > 1]
    # in the order of the second row
    anchors, positives = torch.stack(sorted(pairs, key=lambda p: p[1].item())).T
    a, p = embeddings[anchors], embeddings[positives]
    plain = losses.NPairsLoss(distance=distances.DotProductSimilarity(normalize_embeddings=False))
    indices = (anchors, positives, anchors[:0], anchors[:0])
    value = plain(embeddings, labels, indices_tuple=indices)
    return value + 0.25 * penalty * ((a ** 2).sum(1).mean() + (p ** 2).sum(1).mean())


def soft_npairs(embeddings, labels, temperature):
    """tensorflow_addons.losses.npairs_loss(y_true, z z' / T)."""
    z = F.normalize(embeddings)
    same = (labels[:, None] == labels[None]).double()
    return F.cross_entropy(z @ z.T / temperature, same / same.sum(1, keepdim=True))


def contrastive(generator):
    sets = [
        (torch.randn(12, 8, generator=generator, dtype=torch.float64), torch.tensor([0, 1, 2, 3] * 3)),
        (torch.randn(16, 6, generator=generator, dtype=torch.float64), torch.arange(8).repeat(2)),
        (torch.randn(9, 5, generator=generator, dtype=torch.float64), torch.tensor([0, 0, 0, 0, 1, 1, 2, 2, 3])),
    ]
    cases = []
    for e, y in sets:
        for t in 0.07, 0.5:
            cases.append(case("supcon", e, y, lambda x: losses.SupConLoss(temperature=t)(x, y), temperature=t))
            cases.append(case("nt-xent", e, y, lambda x: losses.NTXentLoss(temperature=t)(x, y),
                              temperature=t, positives="classes"))
        cases.append(case("supcon", e, y, lambda x: 0.2 / 0.07 * losses.SupConLoss(temperature=0.2)(x, y),
                          temperature=0.2, factor="temperature"))
        cases.append(case("n-pairs-soft", e, y, lambda x: soft_npairs(x, y, 0.05), temperature=0.05))
        for penalty in 0, 0.02:
            cases.append(case("n-pairs", e, y, lambda x: npairs(x, y, penalty), penalty=penalty))
        for margin in 0.05, 0.2, 1:
            for mining, miner in (("all", None), ("hard", miners.BatchHardMiner()),
                                  ("semi-hard", miners.TripletMarginMiner(margin, "semihard"))):
                loss = losses.TripletMarginLoss(margin, reducer=reducers.AvgNonZeroReducer())
                cases.append(case("triplet", e, y, lambda x: loss(x, y, miner(x, y) if miner else None),
                                  margin=margin, mining=mining))
    e, y = sets[1]
    cases.append(case("nt-xent", e, torch.zeros_like(y), lambda x: losses.NTXentLoss(temperature=0.1)(x, y),
                      temperature=0.1, positives="views"))
    return cases


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    generator = torch.Generator().manual_seed(5)
    cases = classification(generator) + contrastive(generator)
    lines = ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases)
    (OUT / "losses.json").write_text("[\n" + lines + "\n]\n")


if __name__ == "__main__":
    main()
