"""What others say of a map: fixtures/measures.json. usage: measures.py"""

import contextlib
import json
import pathlib
import warnings

import numpy as np
import quantus
import torch
from pytorch_grad_cam.metrics import road
from pytorch_grad_cam.utils.model_targets import ClassifierOutputSoftmaxTarget
from scipy.ndimage import gaussian_filter
from torchcam.metrics import ClassificationMetric, DeletionInsertionMetric

warnings.filterwarnings("ignore")
OUT = pathlib.Path(__file__).parents[1] / "resources" / "fixtures" / "measures.json"
HEIGHT, WIDTH, CLASSES, HIDDEN, TARGET = 14, 16, 3, 5, 1


def wave(n, step):
    """n numbers in -1..1 that any language gets right."""
    return torch.sin(step * torch.arange(1, n + 1, dtype=torch.float64))


class Tiny(torch.nn.Module):
    """logits = V tanh(U x); or V' x, which is linear."""

    def __init__(self, linear):
        super().__init__()
        n = 3 * HEIGHT * WIDTH
        self.register_buffer("u", 0.2 * wave(HIDDEN * n, 0.37).reshape(HIDDEN, n))
        self.register_buffer("v", 2 * wave(CLASSES * HIDDEN, 1.7).reshape(CLASSES, HIDDEN))
        self.linear = linear

    def forward(self, x):
        hidden = x.double().flatten(1) @ self.u.T
        return (0.3 * hidden if self.linear else torch.tanh(hidden)) @ self.v.T


class Extractor:
    """Stands for a CAM extractor of torchcam; its map is given."""

    def __init__(self, model, cam):
        self.model, self.cam = model, cam

    def __call__(self, class_idx=None, scores=None, normalized=True, **_):
        return [self.cam[None]]

    def fuse_cams(self, cams):
        return cams[0]

    def _hooks_off(self):
        return contextlib.nullcontext()


def faithfulness(image, cam, linear):
    model = Tiny(linear).eval()
    softmax = lambda logits: torch.softmax(logits, -1)
    x = image[None]
    result = {"probability": softmax(model(x))[0, TARGET].item()}
    blurred = torch.from_numpy(np.stack([gaussian_filter(plane, 5) for plane in image.numpy()]))
    for baseline, key in ((None, "deletion_auc"), (blurred[None], "insertion_auc")):
        metric = DeletionInsertionMetric(Extractor(model, cam), softmax, steps=56, baseline=baseline)
        metric.update(x, TARGET)
        result[key] = metric.summary()[key]
    positive = cam.clamp(min=0) / cam.max()
    metric = ClassificationMetric(Extractor(model, positive), softmax)
    metric.update(x, TARGET)
    result["average_drop"] = metric.summary()["avg_drop"]
    result["increase_in_confidence"] = metric.summary()["conf_increase"]
    targets = [ClassifierOutputSoftmaxTarget(TARGET)]
    for cls, key in (
        (road.ROADMostRelevantFirstAverage, "road_morf"),
        (road.ROADLeastRelevantFirstAverage, "road_lerf"),
    ):
        result[key] = result["probability"] + cls()(x, cam.numpy()[None], targets, model).item()
    return result


def main():
    # no noise: what is left can be compared
    road.NoisyLinearImputer.__init__.__defaults__ = (0.0, road.neighbors_weights)
    n = HEIGHT * WIDTH
    image = (1.5 * wave(3 * n, 0.11)).float().reshape(3, HEIGHT, WIDTH)
    cam = wave(n, 0.53).float().reshape(HEIGHT, WIDTH) + 0.3
    assert len(set(cam.flatten().tolist())) == n
    mask = ((torch.arange(HEIGHT)[:, None] - 6) ** 2 + (torch.arange(WIDTH)[None] - 9) ** 2 <= 12).numpy()
    imputer = road.NoisyLinearImputer()
    filled = {}
    for percentile in (10, 50, 90):
        remove = road.RemoveMostRelevantFirst(percentile, imputer)
        filled[str(percentile)] = remove(image, cam).flatten().tolist()
    batch = dict(model=None, x_batch=image.numpy()[None], y_batch=np.array([TARGET]), s_batch=mask[None, None])
    plain = dict(abs=False, normalise=False, disable_warnings=True)
    positive = cam.clamp(min=0).numpy()[None, None]
    score = lambda metric, a: float(metric(a_batch=a.copy(), **batch)[0])
    hits = score(quantus.RelevanceRankAccuracy(**plain), positive)
    result = {
        "road_filled": filled,
        "blurred": [float(v) for plane in image.numpy() for v in gaussian_filter(plane.astype(np.float64), 5).ravel()],
        "linear": faithfulness(image, cam, True),
        "tanh": faithfulness(image, cam, False),
        "relevance_mass": score(quantus.RelevanceMassAccuracy(**plain), positive),
        "pointing_game": score(quantus.PointingGame(**plain), positive),
        "rank_accuracy": hits,
        "gini": score(quantus.Sparseness(abs=True, normalise=False, disable_warnings=True), cam.numpy()[None, None]),
    }
    OUT.write_text(json.dumps(result, indent=1) + "\n")
    print({k: v for k, v in result.items() if k not in ("road_filled", "blurred")})


main()
