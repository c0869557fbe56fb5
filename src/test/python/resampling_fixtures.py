"""Makes src/test/resources/fixtures/resampling: what Pillow makes of small images.

The inputs are computed from formulas that ResamplingTest repeats, so only
Pillow's answers are stored. Run from the repository's root, with the packages of
src/test/python/requirements.txt:

    python src/test/python/resampling_fixtures.py
"""

import json
from pathlib import Path

import numpy
from PIL import Image

OUT = Path("src/test/resources/fixtures/resampling")
FILTERS = {
    "NEAREST": Image.Resampling.NEAREST,
    "BILINEAR": Image.Resampling.BILINEAR,
    "BICUBIC": Image.Resampling.BICUBIC,
}
# input width and height, box (None: all), output width and height
CASES = [
    (23, 17, None, 10, 8),
    (23, 17, None, 40, 51),
    (23, 17, None, 23, 5),
    (64, 48, None, 7, 3),
    (64, 48, (10, 4, 42, 36), 16, 16),
    (64, 48, (3.25, 5.5, 40.75, 44.125), 20, 25),
    (64, 48, (0, 0, 9.5, 9.5), 33, 31),
    (64, 48, (50.5, 30.25, 64, 48), 12, 12),
    (5, 1, None, 3, 4),
    (100, 90, None, 28, 28),
]


def noise(width, height, channels):
    """Hard edges and every grey level: the worst for overshoot."""
    y, x, c = numpy.mgrid[0:height, 0:width, 0:channels]
    return ((x * 7919 + y * 104729 + c * 1299709 + (x * y) * 31) % 257 % 256).astype(numpy.uint8)


def smooth(width, height):
    """Any values, far beyond 0..1."""
    y, x = numpy.mgrid[0:height, 0:width]
    return ((x * x * 3 - y * x * 5 + y * 11) % 1009 / 8 - 40).astype(numpy.float32)


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    cases = []
    for width, height, box, out_width, out_height in CASES:
        for name, kind in FILTERS.items():
            rgb = Image.fromarray(noise(width, height, 3)).resize((out_width, out_height), kind, box)
            real = Image.fromarray(smooth(width, height)).resize((out_width, out_height), kind, box)
            cases.append({
                "width": width,
                "height": height,
                "box": box,
                "outWidth": out_width,
                "outHeight": out_height,
                "interpolation": name,
                "rgb": numpy.asarray(rgb).transpose(2, 0, 1).ravel().tolist(),
                "real": [round(float(v), 4) for v in numpy.asarray(real).ravel()],
            })
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    (OUT / "pillow.json").write_text("[\n" + lines + "\n]\n")


if __name__ == "__main__":
    main()
