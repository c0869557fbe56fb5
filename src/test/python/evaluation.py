"""Makes src/test/resources/fixtures/training/evaluation.json: scikit-learn's figures of made-up predictions.

Run from the repository's root, with the packages of src/test/python/requirements-training.txt:

    python src/test/python/evaluation.py
"""

import json
import warnings
from pathlib import Path

import numpy
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax, softmax
from scipy.stats import binomtest
from sklearn import metrics
from sklearn.calibration import calibration_curve
from sklearn.preprocessing import label_binarize

OUT = Path("src/test/resources/fixtures/training")
BINS = 10


def number(value):
    """JSON has no NaN."""
    value = float(value)
    return None if numpy.isnan(value) else value


def mean_of_present(values, weights=None):
    values = numpy.array(values, float)
    present = ~numpy.isnan(values)
    if not present.any():
        return numpy.nan
    return numpy.average(values[present], weights=None if weights is None else weights[present])


def threshold_figures(truth, p, classes):
    """ROC and precision-recall of each class against the rest; not defined for a class that is absent or alone."""
    binary = numpy.stack([truth == c for c in range(classes)], 1).astype(int)
    auc, ap, pr = [], [], []
    for c in range(classes):
        defined = 0 < binary[:, c].sum() < len(truth)
        auc.append(metrics.roc_auc_score(binary[:, c], p[:, c]) if defined else numpy.nan)
        positive = binary[:, c].sum() > 0
        ap.append(metrics.average_precision_score(binary[:, c], p[:, c]) if positive else numpy.nan)
        precision, recall, _ = metrics.precision_recall_curve(binary[:, c], p[:, c])
        pr.append(metrics.auc(recall, precision) if positive else numpy.nan)
    support = binary.sum(0)
    fpr, tpr, _ = metrics.roc_curve(binary[:, 0], p[:, 0], drop_intermediate=False)
    precision, recall, _ = metrics.precision_recall_curve(binary[:, 0], p[:, 0])
    figures = {
        "auc": [number(v) for v in auc],
        "auc_macro": number(mean_of_present(auc)),
        "auc_weighted": number(mean_of_present(auc, support)),
        "auc_micro": number(metrics.roc_auc_score(binary.ravel(), p.ravel())),
        "ap": [number(v) for v in ap],
        "ap_macro": number(mean_of_present(ap)),
        "ap_weighted": number(mean_of_present(ap, support)),
        "ap_micro": number(metrics.average_precision_score(binary.ravel(), p.ravel())),
        "pr_auc": [number(v) for v in pr],
        "roc": [[number(v) for v in fpr], [number(v) for v in tpr]],
        "pr": [[number(v) for v in recall], [number(v) for v in precision]],
    }
    if support.min() > 0 and classes > 2:
        # what scikit-learn itself says of all classes together
        for name in "macro", "weighted", "micro":
            whole = metrics.roc_auc_score(truth, p, multi_class="ovr", average=name)
            assert abs(whole - figures["auc_" + name]) < 1e-12
            whole = metrics.average_precision_score(label_binarize(truth, classes=range(classes)), p, average=name)
            assert abs(whole - figures["ap_" + name]) < 1e-12
    return figures


def calibration(truth, p):
    confidence = p.max(1)
    right = (p.argmax(1) == truth).astype(int)
    # scikit-learn's bins are (a, b], and it leaves out empty ones
    share, mean = calibration_curve(right, confidence, n_bins=BINS)
    index = numpy.searchsorted(numpy.linspace(0, 1, BINS + 1)[1:-1], confidence)
    counts = numpy.bincount(index, minlength=BINS)
    counts = counts[counts > 0]
    return {
        "calibration_confidence": mean.tolist(),
        "calibration_accuracy": share.tolist(),
        "calibration_counts": counts.tolist(),
        "ece": number((counts * abs(share - mean)).sum() / len(truth)),
    }


def temperature(truth, logits):
    rows = numpy.arange(len(truth))
    fit = minimize_scalar(lambda t: -log_softmax(logits / numpy.exp(t), 1)[rows, truth].mean(),
                          bounds=(-4, 4), method="bounded", options={"xatol": 1e-12})
    return float(numpy.exp(fit.x))


def label_figures(truth, predicted, classes):
    each = metrics.precision_recall_fscore_support(truth, predicted, labels=range(classes), zero_division=numpy.nan)
    figures = {
        "confusion": metrics.confusion_matrix(truth, predicted, labels=range(classes)).tolist(),
        "precision": [number(v) for v in each[0]],
        "recall": [number(v) for v in each[1]],
        "f1": [number(v) for v in each[2]],
        "accuracy": number(metrics.accuracy_score(truth, predicted)),
        "balanced_accuracy": number(metrics.balanced_accuracy_score(truth, predicted)),
        "kappa": number(metrics.cohen_kappa_score(truth, predicted, labels=range(classes))),
        "mcc": number(metrics.matthews_corrcoef(truth, predicted)),
    }
    for average in "macro", "weighted":
        values = metrics.precision_recall_fscore_support(truth, predicted, average=average, zero_division=0)
        for name, value in zip(("precision", "recall", "f1"), values):
            figures[f"{name}_{average}"] = number(value)
    return figures


def case(name, truth, logits, other):
    classes = logits.shape[1]
    p = softmax(logits, 1)
    figures = {"name": name, "classes": classes, "truth": truth.tolist(), "logits": logits.ravel().tolist()}
    figures |= label_figures(truth, p.argmax(1), classes)
    figures |= threshold_figures(truth, p, classes)
    figures |= calibration(truth, p)
    one_hot = numpy.eye(classes)[truth]
    figures["log_loss"] = number(metrics.log_loss(truth, p, labels=range(classes)))
    figures["brier"] = number(((p - one_hot) ** 2).sum(1).mean())
    if classes > 2 and len(set(truth)) > 1:
        sklearn = metrics.brier_score_loss(truth, p, labels=range(classes), scale_by_half=False)
        assert abs(sklearn - figures["brier"]) < 1e-12
    figures["temperature"] = temperature(truth, logits)
    right, also = p.argmax(1) == truth, other.argmax(1) == truth
    figures["other"] = other.argmax(1).tolist()
    only, only_other = int((right & ~also).sum()), int((~right & also).sum())
    figures["mcnemar"] = [only, only_other]
    figures["mcnemar_p"] = binomtest(only, only + only_other).pvalue if only + only_other else 1.0
    return figures


def matrices():
    """Published confusion matrices, as papers.md 6.1 keeps them, with scikit-learn's averages."""
    published = {
        "DenseNet169 cost-sensitive": [[157, 4, 2, 0, 0], [4, 155, 4, 0, 2], [1, 2, 156, 0, 0], [1, 0, 0, 157, 0],
                                       [1, 0, 1, 0, 165]],
        "VGG16 contrastive": [[160, 2, 0, 0, 1], [6, 155, 3, 0, 1], [1, 2, 154, 0, 2], [1, 0, 1, 156, 0],
                              [0, 0, 2, 0, 165]],
    }
    result = []
    for name, rows in published.items():
        truth = [i for i, row in enumerate(rows) for n in row for _ in range(n)]
        predicted = [j for row in rows for j, n in enumerate(row) for _ in range(n)]
        result.append({"name": name} | label_figures(numpy.array(truth), numpy.array(predicted), len(rows)))
    return result


def main():
    warnings.simplefilter("ignore")
    random = numpy.random.default_rng(11)
    cases = []
    for name, classes, n in ("three", 3, 60), ("seven", 7, 90), ("two", 2, 40):
        truth = random.integers(0, classes, n)
        logits = random.normal(size=(n, classes)) + 1.5 * numpy.eye(classes)[truth]
        other = random.normal(size=(n, classes)) + 1 * numpy.eye(classes)[truth]
        cases.append(case(name, truth, logits.round(3), other))
    truth = random.choice([0, 2, 3], 50)
    logits = random.normal(size=(50, 4)) + 2 * numpy.eye(4)[truth]
    cases.append(case("absent class", truth, logits.round(3), logits))
    # many equal scores
    truth = random.integers(0, 3, 50)
    logits = random.integers(0, 2, (50, 3)) + 1.0 * numpy.eye(3)[truth]
    cases.append(case("ties", truth, logits, random.normal(size=(50, 3))))
    truth = numpy.ones(20, int)
    logits = random.normal(size=(20, 3)) + 1 * numpy.eye(3)[truth]
    cases.append(case("one class", truth, logits.round(3), random.normal(size=(20, 3))))
    OUT.mkdir(parents=True, exist_ok=True)
    lines = ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases)
    rows = ",\n".join(json.dumps(m, separators=(",", ":")) for m in matrices())
    (OUT / "evaluation.json").write_text('{"cases": [\n' + lines + '\n],\n"matrices": [\n' + rows + "\n]}\n")


if __name__ == "__main__":
    main()
