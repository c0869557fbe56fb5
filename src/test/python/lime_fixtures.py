"""Makes src/test/resources/fixtures/lime: what lime and shap say of given samples and of a formula in place of a network.

The samples are lime's own (RandomState.randint) and shap's own; the answers of the "network" are a formula of the
super-pixels that are shown, which the tests repeat. Run from the repository's root, with the packages of
src/test/python/requirements-lime.txt:

    python src/test/python/lime_fixtures.py
"""

import gzip
import itertools
import json
import math
from pathlib import Path

import lime.lime_base
import numpy
import shap
import sklearn
from sklearn.metrics import pairwise_distances

OUT = Path("src/test/resources/fixtures/lime")
SELECTIONS = [
    (100000, "auto"),
    (100000, "none"),
    (5, "auto"),
    (5, "forward_selection"),
    (10, "highest_weights"),
    (8, "auto"),
]


def network(shown):
    """Probability of a class: neither linear nor symmetric in the super-pixels."""
    parts = shown.shape[1]
    j = numpy.arange(parts)
    z = shown @ (2 * numpy.sin(1.7 * j + 0.3) / numpy.sqrt(parts)) - 0.4
    z = z + 0.8 * shown[:, 0] * shown[:, parts // 2] - 0.6 * shown[:, 1 % parts] * shown[:, parts - 1]
    return 1 / (1 + numpy.exp(-z))


def rows(samples):
    return ["".join(str(int(v)) for v in row) for row in samples]


def lime_case(samples, parts, seed):
    random = numpy.random.RandomState(seed)
    data = random.randint(0, 2, samples * parts).reshape(samples, parts)
    data[0] = 1
    if parts == 3:
        data[1] = 0
    answers = network(data)
    labels = numpy.stack([answers, 1 - answers], 1)
    distances = pairwise_distances(data, data[:1], metric="cosine").ravel()
    base = lime.lime_base.LimeBase(lambda d: numpy.sqrt(numpy.exp(-(d**2) / 0.25**2)), False, random_state=random)
    fits = []
    for features, selection in SELECTIONS:
        intercept, weights, score, prediction = base.explain_instance_with_data(
            data, labels, distances, 0, features, feature_selection=selection
        )
        fits.append(
            {
                "features": features,
                "selection": selection,
                "parts": [int(p) for p, _ in weights],
                "weights": [float(w) for _, w in weights],
                "intercept": float(intercept),
                "r2": float(score),
                "localPrediction": float(numpy.ravel(prediction)[0]),
            }
        )
    return {"parts": parts, "samples": rows(data), "answers": answers.tolist(), "fits": fits}


def shap_case(samples, parts, seed):
    numpy.random.seed(seed)
    explainer = shap.KernelExplainer(network, numpy.zeros((1, parts)))
    weights = explainer.shap_values(numpy.ones((1, parts)), nsamples=samples, l1_reg=False, silent=True)[0]
    used = explainer.nsamplesAdded
    return {
        "parts": parts,
        "samples": rows(explainer.maskMatrix[:used]),
        "kernelWeights": explainer.kernelWeights[:used].tolist(),
        "weights": weights.tolist(),
    }


def exact_shapley(parts):
    values = {}
    for bits in itertools.product((0, 1), repeat=parts):
        values[bits] = float(network(numpy.array([bits], float))[0])
    weights = []
    for j in range(parts):
        total = 0.0
        for bits, value in values.items():
            if bits[j]:
                size = sum(bits) - 1
                without = bits[:j] + (0,) + bits[j + 1 :]
                share = math.factorial(size) * math.factorial(parts - size - 1) / math.factorial(parts)
                total += share * (value - values[without])
        weights.append(total)
    return {"parts": parts, "weights": weights}


def main():
    fixtures = {
        "versions": {"lime": "0.2.0.1", "shap": shap.__version__, "scikit-learn": sklearn.__version__},
        "lime": [lime_case(200, 49, 0), lime_case(60, 12, 1), lime_case(40, 3, 2)],
        "shap": [shap_case(400, 30, 0), shap_case(120, 10, 1), shap_case(2000, 10, 2)],
        "shapley": [exact_shapley(10), exact_shapley(3)],
    }
    OUT.mkdir(parents=True, exist_ok=True)
    with gzip.GzipFile(OUT / "lime.json.gz", "wb", mtime=0) as file:
        file.write(json.dumps(fixtures).encode())


if __name__ == "__main__":
    main()
