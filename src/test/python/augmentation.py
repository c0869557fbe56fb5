"""Makes src/test/resources/fixtures/training/augmentation.json: what libraries make of small images.

Run from the repository's root, with the packages of src/test/python/requirements-augmentation.txt:

    python src/test/python/augmentation.py
"""

import json
from pathlib import Path
from unittest.mock import patch

import cv2
import numpy
import torch
from scipy import ndimage
from skimage import color, transform
from timm.data.mixup import Mixup, mixup_target, rand_bbox
from torchvision.transforms import InterpolationMode
from torchvision.transforms.v2 import functional

OUT = Path("src/test/resources/fixtures/training")
HEIGHT, WIDTH = 16, 20
SEEDED = numpy.random.default_rng(5)


def smooth(height, width, sigma):
    """An 8-bit RGB image with blobs, as planes."""
    noise = SEEDED.normal(size=(3, height, width))
    blobs = numpy.stack([ndimage.gaussian_filter(p, sigma) for p in noise])
    blobs += 0.7 * ndimage.gaussian_filter(SEEDED.normal(size=(height, width)), sigma)
    low, high = blobs.min(), blobs.max()
    return numpy.round(255 * (blobs - low) / (high - low)).astype(numpy.uint8)


def numbers(planes):
    return [round(float(v), 6) for v in numpy.asarray(planes).ravel()]


def bits(mask):
    return "".join("1" if v else "0" for v in mask.ravel())


def warp(planes, back, mode, cval=0.0):
    """back: 3 x 3, from places in the result to places in the image, in pixels from the centre."""
    _, height, width = planes.shape
    to_centre = numpy.array([[1, 0, -(width - 1) / 2], [0, 1, -(height - 1) / 2], [0, 0, 1]])
    matrix = numpy.linalg.inv(to_centre) @ back @ to_centre
    return [transform.warp(p, transform.AffineTransform(matrix), order=1, mode=mode, cval=cval) for p in planes]


def geometry(planes):
    _, height, width = planes.shape
    c, s = numpy.cos(numpy.radians(33)), numpy.sin(numpy.radians(33))
    # forward, y down: zoom, then counter-clockwise, then a shift
    zoom = numpy.diag([1.4, 0.7, 1])
    turn = numpy.array([[c, s, 0], [-s, c, 0], [0, 0, 1]])
    shift = numpy.array([[1, 0, 0.25 * width], [0, 1, -0.1 * height], [0, 0, 1]])
    shear = numpy.array([[1, numpy.tan(numpy.radians(20)), 0], [0, 1, 0], [0, 0, 1]])
    back = numpy.linalg.inv(shift @ turn @ shear @ zoom)
    image = torch.tensor(planes)
    single = dict(translate=[0, 0], scale=1.0, shear=[0.0, 0.0], interpolation=InterpolationMode.BILINEAR, fill=None)
    return {
        "combined": {
            "mirror": numbers(warp(planes, back, "reflect")),
            "edge": numbers(warp(planes, back, "edge")),
            "colour": numbers([warp(planes[i:i + 1], back, "constant", v)[0] for i, v in enumerate((1, 0.5, 0))]),
        },
        "rotation_33": numbers(functional.affine(image, **(single | dict(angle=-33)))),
        "rotate_33": numbers(functional.rotate(image, 33, InterpolationMode.BILINEAR)),
        "zoom_08": numbers(functional.affine(image, **(single | dict(angle=0, scale=0.8)))),
        "shift_3": numbers(functional.affine(image, **(single | dict(angle=0, translate=[3, -2])))),
        "shear_x": numbers(warp(planes, numpy.linalg.inv(shear), "constant")),
        "flip_horizontal": numbers(functional.hflip(image)),
        "flip_vertical": numbers(functional.vflip(image)),
    }


def elastic():
    control = SEEDED.normal(size=(2, 7, 7)).round(6)
    # nodes 1 to 5 of the 7 control values span the crop
    y, x = numpy.mgrid[0:HEIGHT, 0:WIDTH]
    places = [1 + 4 * y / (HEIGHT - 1), 1 + 4 * x / (WIDTH - 1)]
    fields = [ndimage.map_coordinates(f, places, order=3, prefilter=False, mode="nearest") for f in control]
    return {"dx": numbers(control[0]), "dy": numbers(control[1]),
            "moves_x": numbers(fields[0]), "moves_y": numbers(fields[1])}


def hue_saturation(planes):
    hsv = color.rgb2hsv(planes, channel_axis=0).astype(float)
    hsv[0] = (hsv[0] * 1.3 - 0.2) % 1
    hsv[1] = numpy.clip(hsv[1] * 0.6 + 0.1, 0, 1)
    return color.hsv2rgb(hsv, channel_axis=0)


def stains(planes, matrix):
    """As skimage.color.separate_stains and combine_stains, but negative amounts stay, and the logarithm is decimal."""
    inverse = numpy.linalg.inv(matrix)
    pixels = planes.reshape(3, -1).T.astype(float)
    amounts = -numpy.log10(numpy.maximum(pixels, 1e-3)) @ inverse
    # where no amount is negative, scikit-image says the same in its own unit
    library = color.separate_stains(numpy.maximum(pixels, 1e-3).reshape(1, -1, 3), inverse)[0]
    positive = amounts > 0
    assert numpy.allclose(library[positive] * -numpy.log10(1e-6), amounts[positive])
    changed = amounts * [1.2, 0.8, 1.1] + [0.02, -0.03, 0.01]
    return numpy.clip(10 ** (-changed @ matrix), 0, 1).T


def light(planes):
    image = torch.tensor(planes)
    pap = numpy.array([[0.65, 0.70, 0.29], [0.07, 0.99, 0.11], [0.94705542, 0.25373821, 0.19650764]])
    return {
        "brightness_1.3": numbers(functional.adjust_brightness(image, 1.3)),
        "contrast_1.6": numbers(functional.adjust_contrast(image, 1.6)),
        "contrast_0.5": numbers(functional.adjust_contrast(image, 0.5)),
        "gamma_0.6": numbers(functional.adjust_gamma(image, 0.6)),
        "grey": numbers(cv2.cvtColor(planes.transpose(1, 2, 0).copy(), cv2.COLOR_RGB2GRAY)),
        "hue_saturation": numbers(hue_saturation(planes)),
        "stains_he": numbers(stains(planes, color.rgb_from_hed)),
        "stains_pap": numbers(stains(planes, pap)),
        "blur_1.7": numbers([ndimage.gaussian_filter(p.astype(float), 1.7, mode="mirror") for p in planes]),
    }


def directed(direction):
    """imgaug 0.4's DirectedEdgeDetect."""
    angle = numpy.radians(int(direction * 360) % 360) - 0.5 * numpy.pi
    toward = numpy.array([numpy.cos(angle), numpy.sin(angle)])
    kernel = numpy.zeros((3, 3))
    for x in -1, 0, 1:
        for y in -1, 0, 1:
            if (x, y) != (0, 0):
                cell = numpy.array([x, y]) / numpy.hypot(x, y)
                apart = numpy.degrees(numpy.arccos(numpy.clip(cell @ toward, -1, 1))) / 180
                kernel[y + 1, x + 1] = (1 - apart) ** 4
    kernel /= -kernel.sum()
    kernel[1, 1] = 1
    return kernel


def edges(planes):
    blends = {}
    laplacian = numpy.array([[0, 1, 0], [1, -4, 1], [0, 1, 0]])
    same = numpy.array([[0, 0, 0], [0, 1, 0], [0, 0, 0]])
    for name, kernel in ("laplacian", laplacian), ("directed_0.2", directed(0.2)), ("directed_0.75", directed(0.75)):
        blend = 0.4 * kernel + 0.6 * same
        filtered = [cv2.filter2D(p.astype(float), -1, blend) for p in planes]
        blends[name] = numbers(numpy.clip(filtered, 0, 1))
    return blends


def canny():
    cases = []
    for sigma in 1.0, 2.5:
        planes = smooth(33, 40, sigma)
        image = numpy.ascontiguousarray(planes.transpose(1, 2, 0))
        for aperture, low, high in (3, 60, 140), (3, 100.5, 201.5), (5, 400, 900), (7, 5000, 9000), (5, 120, 180), (7, 90, 200):
            found = cv2.Canny(image, low, high, apertureSize=aperture, L2gradient=True) > 0
            cases.append({"planes": planes.ravel().tolist(), "width": 40, "height": 33, "aperture": aperture, "low": low,
                          "high": high, "edges": bits(found)})
    assert all("1" in c["edges"] for c in cases[:3])
    return cases


def clahe():
    cases = []
    for height, width, columns, rows, clip in ((33, 40, 4, 3, 2.0), (33, 40, 7, 5, 0.7), (48, 64, 8, 8, 4.0), (33, 40, 3, 11, 10.0),
                                               (30, 33, 3, 3, 0.0), (24, 24, 12, 12, 8.0)):
        plane = smooth(height, width, 2)[0]
        library = cv2.createCLAHE(clipLimit=clip, tileGridSize=(columns, rows))
        cases.append({"plane": plane.ravel().tolist(), "width": width, "height": height, "columns": columns, "rows": rows,
                      "clip": clip, "equalised": library.apply(plane).ravel().tolist()})
    return cases


def lightness(planes):
    """CLAHE on the lightness in 256 steps, between scikit-image's conversions."""
    lab = color.rgb2lab(planes.astype(float), channel_axis=0)
    steps = numpy.rint(lab[0] * 2.55).astype(numpy.uint8)
    lab[0] = cv2.createCLAHE(clipLimit=3.0, tileGridSize=(4, 3)).apply(steps) / 2.55
    return numbers(numpy.clip(color.lab2rgb(lab, channel_axis=0), 0, 1))


def boxes():
    cases = []
    for _ in range(40):
        height, width = (int(v) for v in SEEDED.integers(5, 300, 2))
        share = round(float(SEEDED.random()), 6)
        y, x = int(SEEDED.integers(0, height)), int(SEEDED.integers(0, width))
        with patch("numpy.random.randint", side_effect=[y, x]):
            y0, y1, x0, x1 = (int(v) for v in rand_bbox((3, height, width), share))
        cases.append({"width": width, "height": height, "share": share, "x": x, "y": y, "box": [x0, y0, x1, y1]})
    return cases


def mixed():
    """timm's Mixup, mode elem: four images, two of them mixed by mixup and two by CutMix."""
    images = SEEDED.normal(size=(4, 3, 9, 7)).round(4)
    shares = [0.3, 0.8, 0.35, 0.6]
    mixup = Mixup(mode="elem", num_classes=3)
    mixup._params_per_elem = lambda n: (numpy.array(shares), numpy.array([False, True, False, True]))
    batch = torch.tensor(images)
    with patch("numpy.random.randint", side_effect=[4, 2, 8, 6]):
        own = mixup._mix_elem(batch)
    labels = torch.tensor([0, 2, 1, 1])
    return {"images": numbers(images), "width": 7, "shares": shares, "centres": [None, [2, 4], None, [6, 8]],
            "mixed": numbers(batch), "own": numbers(own), "labels": labels.tolist(),
            "targets": numbers(mixup_target(labels, 3, own))}


def main():
    eight_bit = smooth(HEIGHT, WIDTH, 1.5)
    planes = (eight_bit / numpy.float32(255)).astype(numpy.float32)
    fixture = {
        "width": WIDTH,
        "height": HEIGHT,
        "planes": eight_bit.ravel().tolist(),
        "geometry": geometry(planes),
        "elastic": elastic(),
        "light": light(planes),
        "edges": edges(planes),
        "lightness": lightness(planes),
        "clahe": clahe(),
        "canny": canny(),
        "boxes": boxes(),
        "mixed": mixed(),
    }
    OUT.mkdir(parents=True, exist_ok=True)
    lines = ",\n".join(f"{json.dumps(k)}: {json.dumps(v, separators=(',', ':'))}" for k, v in fixture.items())
    (OUT / "augmentation.json").write_text("{" + lines + "}\n")


if __name__ == "__main__":
    main()
