"""Stratified group folds of scikit-learn, for FoldsTest. Writes src/test/resources/fixtures/training/folds.json."""

import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.model_selection import StratifiedGroupKFold

rng = np.random.RandomState(3)
cases = []
for groups, folds in ((40, 3), (150, 5), (60, 4)):
    labels, names = [], []
    for group in range(groups):
        main = rng.choice(4, p=(0.55, 0.25, 0.15, 0.05))
        for _ in range(rng.randint(1, 9)):
            # groups of mixed classes, too
            labels.append(int(main if rng.rand() < 0.8 else rng.choice(4)))
            names.append(f"slide-{group:03d}")
    # in no order
    order = rng.permutation(len(labels))
    labels = [labels[i] for i in order]
    names = [names[i] for i in order]
    fold = np.full(len(labels), -1)
    splitter = StratifiedGroupKFold(n_splits=folds, shuffle=False)
    for number, (_, test) in enumerate(splitter.split(labels, labels, names)):
        fold[test] = number
    assert (fold >= 0).all()
    cases.append({"folds": folds, "labels": labels, "groups": names, "fold": fold.tolist()})

out = Path(__file__).parents[1] / "resources" / "fixtures" / "training" / "folds.json"
out.write_text(json.dumps({"sklearn": sklearn.__version__, "cases": cases}, separators=(",", ":")) + "\n")
