#!/usr/bin/env python3
"""Checks what `explicell models export` wrote: runs it and compares with the package's own test output. See README.md."""

import argparse
import json
import pathlib
import tempfile
import zipfile

import numpy
import torch
from bioimageio.core import test_description
from bioimageio.spec import load_description


def difference(logits, expected):
    """Greatest difference over the greatest logit."""
    assert logits.shape == expected.shape, (logits.shape, expected.shape)
    return float(abs(logits - expected).max() / abs(expected).max())


def check_script(script, crops, expected):
    extras = {"model.json": ""}
    net = torch.jit.load(script, _extra_files=extras)
    assert len(json.loads(extras["model.json"])["classes"]) == expected.shape[1]
    with torch.no_grad():
        one = net(torch.from_numpy(crops)).numpy()
        three = net(torch.from_numpy(numpy.repeat(crops, 3, 0))).numpy()
    assert difference(one, expected) < 1e-4, difference(one, expected)
    assert difference(three[2:], expected) < 1e-4, difference(three[2:], expected)
    print("torchscript: off by %.1e of the greatest logit" % difference(one, expected))


def check_package(package):
    description = load_description(package, perform_io_checks=True)
    assert not description.validation_summary.errors, description.validation_summary.display()
    summary = test_description(package, weight_format="torchscript")
    assert summary.status == "passed", summary.display()
    for warning in summary.warnings:
        print("warning:", warning.loc, warning.msg)
    print("bioimageio: passed")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("script", type=pathlib.Path, help="TorchScript file")
    parser.add_argument("package", type=pathlib.Path, help="BioImage.IO package of the same model")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(arguments.package) as package:
        package.extractall(folder)
        tests = [numpy.load(pathlib.Path(folder) / f"test_{n}.npy") for n in ("input", "output")]
    check_script(str(arguments.script), *tests)
    check_package(arguments.package)


if __name__ == "__main__":
    main()
