"""Makes src/test/resources/fixtures/superpixels: how scikit-image cuts small images.

Five images are generated cells (test-images), five are formulas: waves, discs, a noisy chessboard, one colour, and 5 x 3
pixels. The fixture holds the images and, for each way to cut, each image's labels. Run from the repository's root, with
the packages of src/test/python/requirements-superpixels.txt:

    python src/test/python/superpixels.py
"""

import base64
import gzip
import json
import zlib
from pathlib import Path

import numpy
import skimage
import tifffile
from skimage.segmentation import felzenszwalb, quickshift, slic

OUT = Path("src/test/resources/fixtures/superpixels")

CUTS = {
    "quickshift": lambda i: quickshift(i),
    "quickshift-lime": lambda i: quickshift(i, kernel_size=4, max_dist=200, ratio=0.2),
    "quickshift-rgb": lambda i: quickshift(i, ratio=0.5, kernel_size=3, max_dist=6, sigma=1, convert2lab=False, rng=7),
    "slic": lambda i: slic(i),
    "slic-smooth": lambda i: slic(i, n_segments=50, compactness=20, sigma=1),
    "slic-loose": lambda i: slic(i, n_segments=30, compactness=0.01),
    "slic-pieces": lambda i: slic(i, n_segments=40, enforce_connectivity=False, convert2lab=False, max_num_iter=5),
    "slic-zero": lambda i: slic(i, slic_zero=True),
    "felzenszwalb": lambda i: felzenszwalb(i),
    "felzenszwalb-coarse": lambda i: felzenszwalb(i, scale=100, sigma=0.5, min_size=50),
}


def formulas():
    y, x = numpy.mgrid[0:48, 0:64]
    yield "waves", numpy.stack(
        [128 + 100 * numpy.sin(x / 7 + y / 19), 2 * x + y, 200 - 60 * numpy.cos(y / 5) * numpy.sin(x / 11)], -1
    )
    y, x = numpy.mgrid[0:60, 0:80]
    discs = numpy.full((60, 80, 3), (225, 215, 230), float)
    for cx, cy, r, colour in [(25, 30, 20, (190, 140, 190)), (22, 28, 7, (80, 50, 120)), (60, 20, 14, (240, 160, 150))]:
        discs[(x - cx) ** 2 + (y - cy) ** 2 <= r * r] = colour
    yield "discs", discs + (x * 7919 + y * 104729)[..., None] % 257 % 11 - 5
    y, x = numpy.mgrid[0:48, 0:48]
    board = ((x // 12 + y // 12) % 2)[..., None] * (120, 60, -80) + (90, 110, 150)
    yield "chessboard", board + (x * 31 + y * 17 + x * y * 7)[..., None] * (1, 3, 5) % 23
    yield "flat", numpy.full((30, 40, 3), (180, 90, 200))
    y, x = numpy.mgrid[0:3, 0:5]
    yield "tiny", numpy.stack([50 * x, 80 * y, 20 * x + 30 * y], -1)


def images():
    cells = tifffile.imread("test-images/cells.tif")
    for i in (0, 17, 33, 51):
        yield f"cell-{i}", cells[i]
    yield "field", tifffile.imread("test-images/phantom-2026-02.tif")[60:156, 100:228]
    yield from formulas()


def packed(array, kind):
    return base64.b64encode(zlib.compress(array.astype(kind).tobytes(), 9)).decode()


def main():
    stored = []
    for name, image in images():
        image = numpy.ascontiguousarray(image.astype(numpy.uint8))
        assert image.shape[2] == 3, image.shape
        labels = {}
        for cut, segment in CUTS.items():
            labels[cut] = packed(segment(image), "<i2")
        height, width = image.shape[:2]
        stored.append(
            {"name": name, "width": width, "height": height, "rgb": packed(image, "u1"), "labels": labels}
        )
        print(name, image.shape)
    text = json.dumps({"scikit-image": skimage.__version__, "images": stored}, indent=1)
    OUT.mkdir(parents=True, exist_ok=True)
    with gzip.GzipFile(OUT / "scikit-image.json.gz", "wb", mtime=0) as file:
        file.write(text.encode())


if __name__ == "__main__":
    main()
