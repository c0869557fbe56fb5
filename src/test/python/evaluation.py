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
    """Published confusion matrices with the accuracy that was printed, as papers.md 6.1 and 6.2 keep them (6.2: one class
    against the rest, true negatives first), with scikit-learn's figures."""
    published = {
        ("DenseNet169 fine-tuned", .971675):
            [[158, 3, 2, 0, 0], [4, 154, 5, 0, 2], [1, 1, 156, 1, 0], [2, 0, 0, 156, 0], [1, 0, 1, 0, 165]],
        ("DenseNet169 cost-sensitive", .972906):
            [[157, 4, 2, 0, 0], [4, 155, 4, 0, 2], [1, 2, 156, 0, 0], [1, 0, 0, 157, 0], [1, 0, 1, 0, 165]],
        ("MobileNetV2 fine-tuned", .965517):
            [[156, 6, 0, 1, 0], [3, 155, 2, 2, 3], [1, 5, 151, 1, 1], [0, 0, 0, 158, 0], [0, 1, 1, 1, 164]],
        ("MobileNetV2 cost-sensitive", .955665):
            [[153, 8, 0, 1, 1], [3, 155, 2, 1, 4], [1, 7, 148, 2, 1], [0, 0, 0, 158, 0], [0, 2, 2, 1, 162]],
        ("ResNet50 fine-tuned", .945813):
            [[156, 7, 0, 0, 0], [9, 148, 8, 0, 0], [0, 9, 148, 0, 2], [1, 0, 2, 155, 0], [0, 3, 3, 0, 161]],
        ("ResNet50 cost-sensitive", .942118):
            [[159, 3, 1, 0, 0], [13, 143, 7, 0, 2], [1, 8, 147, 1, 2], [1, 0, 3, 154, 0], [0, 3, 2, 0, 162]],
        ("VGG16 fine-tuned", .955665):
            [[157, 6, 0, 0, 0], [9, 145, 6, 1, 4], [0, 4, 153, 0, 2], [1, 0, 1, 156, 0], [0, 1, 1, 0, 165]],
        ("VGG16 cost-sensitive", .959360):
            [[159, 4, 0, 0, 0], [7, 148, 5, 1, 4], [0, 5, 151, 1, 2], [0, 0, 1, 157, 0], [0, 1, 2, 0, 164]],
        ("VGG19 fine-tuned", .942118):
            [[153, 10, 0, 0, 0], [13, 143, 5, 4, 0], [0, 6, 149, 1, 3], [0, 0, 3, 155, 0], [0, 1, 1, 0, 165]],
        ("VGG19 cost-sensitive", .940887):
            [[151, 11, 1, 0, 0], [7, 148, 6, 3, 1], [0, 8, 145, 2, 4], [0, 0, 3, 155, 0], [0, 1, 1, 0, 165]],
        ("VGG16 contrastive", .972906):
            [[160, 2, 0, 0, 1], [6, 155, 3, 0, 1], [1, 2, 154, 0, 2], [1, 0, 1, 156, 0], [0, 0, 2, 0, 165]],
        ("VGG19 contrastive", .966749):
            [[158, 4, 0, 1, 0], [1, 156, 7, 0, 1], [1, 3, 153, 1, 1], [2, 1, 1, 154, 0], [0, 1, 2, 0, 164]],
        ("DenseNet169 contrastive", .934729):
            [[155, 7, 0, 1, 0], [7, 141, 7, 6, 4], [0, 6, 147, 4, 2], [0, 0, 3, 155, 0], [0, 2, 3, 1, 161]],
        ("MobileNetV2 contrastive", .958128):
            [[155, 4, 1, 1, 2], [6, 151, 5, 2, 1], [1, 2, 154, 1, 1], [1, 0, 0, 157, 0], [1, 1, 3, 1, 161]],
        ("ResNet50 contrastive", .964286):
            [[156, 5, 0, 1, 1], [6, 153, 4, 0, 2], [0, 2, 156, 1, 0], [1, 0, 0, 157, 0], [1, 1, 3, 1, 161]],
    }
    skin = {
        "InceptionResNetV2": {"akiec": [[950, 13], [5, 28]], "bcc": [[934, 11], [6, 45]], "mel": [[871, 14], [42, 69]],
                              "nv": [[288, 42], [24, 642]], "vasc": [[980, 2], [0, 14]]},
        "InceptionResNetV2 NW": {"akiec": [[923, 40], [7, 26]]},
        "DenseNet201": {"akiec": [[957, 6], [5, 28]], "bcc": [[935, 10], [13, 38]], "bkl": [[871, 16], [24, 85]],
                        "df": [[982, 2], [2, 10]], "mel": [[862, 23], [41, 70]], "nv": [[274, 56], [29, 637]],
                        "vasc": [[981, 1], [0, 14]]},
        "MobileNetV3Large": {"akiec": [[953, 10], [9, 24]], "bcc": [[937, 8], [15, 36]], "bkl": [[845, 42], [19, 90]],
                             "df": [[983, 1], [1, 11]], "mel": [[836, 49], [46, 65]], "nv": [[292, 38], [65, 601]],
                             "vasc": [[974, 8], [1, 13]]},
    }
    result = []
    for (name, accuracy), rows in published.items():
        assert sum(map(sum, rows)) == 812
        figures = of_matrix(name, rows)
        assert abs(figures["accuracy"] - accuracy) < 5e-7
        result.append(figures)
    for model, classes in skin.items():
        for name, rows in classes.items():
            assert sum(map(sum, rows)) == 996
            result.append(of_matrix(f"{model}: {name}", rows))
        # of all classes, the true positives make the printed accuracy
        right = sum(rows[1][1] for rows in classes.values())
        printed = {"DenseNet201": 0.885542, "MobileNetV3Large": 0.843373}.get(model)
        assert printed is None or abs(right / 996 - printed) < 5e-7
    return result


def of_matrix(name, rows):
    truth = [i for i, row in enumerate(rows) for n in row for _ in range(n)]
    predicted = [j for row in rows for j, n in enumerate(row) for _ in range(n)]
    return {"name": name} | label_figures(numpy.array(truth), numpy.array(predicted), len(rows))


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
