"""Makes src/test/resources/fixtures/training/embeddings.json: what scikit-learn says of vectors of three classes, and what
batches pytorch-metric-learning's MPerClassSampler makes.

Run from the repository's root, with the packages of src/test/python/requirements-training.txt:

    python src/test/python/embeddings.py
"""

import json
from collections import Counter
from pathlib import Path

import numpy as np
from pytorch_metric_learning.samplers import MPerClassSampler
from sklearn.decomposition import PCA
from sklearn.metrics import pairwise_distances, silhouette_samples, silhouette_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import normalize

OUT = Path("src/test/resources/fixtures/training")
LABELS = np.repeat([0, 1, 2, 3], [20, 14, 9, 1])
QUERIES = 10


def vectors(generator, labels):
    centres = generator.normal(size=(4, 12))
    return (0.5 * centres[labels] + generator.normal(size=(len(labels), 12))).astype(np.float32)


def leaving_one_out(x, labels, k):
    return [
        int(KNeighborsClassifier(k).fit(np.delete(x, i, 0), np.delete(labels, i)).predict(x[i : i + 1])[0])
        for i in range(len(x))
    ]


def batches(counts, batch, each):
    labels = [c for c, n in enumerate(counts) for _ in range(n)]
    order = list(MPerClassSampler(labels, each, batch_size=batch, length_before_new_iter=len(labels)))
    parts = [order[i : i + batch] for i in range(0, len(order), batch)]
    return {
        "counts": counts,
        "batch": batch,
        "each": each,
        "number": len(parts),
        "classes": [sorted(Counter(labels[i] for i in part).items()) for part in parts],
    }


def main():
    generator = np.random.default_rng(7)
    x = vectors(generator, LABELS)
    queries = vectors(generator, np.arange(QUERIES) % 4)
    pca = PCA(2, svd_solver="full").fit(x.astype(float))
    unit = normalize(x.astype(float))
    np.random.seed(1)
    result = {
        "vectors": x.tolist(),
        "labels": LABELS.tolist(),
        "queries": queries.tolist(),
        "pca": pca.transform(x.astype(float)).tolist(),
        "shares": pca.explained_variance_ratio_.tolist(),
        "silhouettes": silhouette_samples(x, LABELS).tolist(),
        "silhouette": float(silhouette_score(x, LABELS)),
        "leaving_one_out": {k: leaving_one_out(x, LABELS, k) for k in (1, 4, 5)},
        "predicted": {k: KNeighborsClassifier(k).fit(x, LABELS).predict(queries).tolist() for k in (1, 4, 5)},
        "spread": float((pairwise_distances(unit) ** 2).mean() / 2),
        "batches": [batches([60, 30, 12], 30, 10), batches([50, 20, 8, 5, 5, 4], 12, 4)],
    }
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "embeddings.json").write_text(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()
