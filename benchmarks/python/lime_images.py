"""lime as its users run it, with ResNet-50 of torchvision or another network: requests {"model", "samples", "image", "drawn", "threads"}.

Writes the image that it explains (224 x 224 x 3 bytes) to the file "image" and its samples (a row of 0 and 1 for each) to
"drawn", so that Explicell can do the same. Weights follow from the parameters' names, as in the tests.
"""

import os
import pathlib
import sys
import time

os.environ.setdefault("TQDM_DISABLE", "1")
sys.path.append(str(pathlib.Path(__file__).parents[2] / "src/test/python"))

import numpy
import torch
from lime import lime_image
from lime.wrappers.scikit_image import SegmentationAlgorithm
from skimage import data as pictures
from skimage import transform

import peer
from networks import build

MEAN = numpy.array([0.485, 0.456, 0.406], numpy.float32)
STD = numpy.array([0.229, 0.224, 0.225], numpy.float32)
SIDE = 224
SEED = 7


class Timed(lime_image.LimeImageExplainer):
    """Takes the time of what lime does one after the other."""

    def __init__(self, network):
        super().__init__(random_state=SEED)
        self.network = network
        self.seconds = {"segmentation": 0.0, "sampling": 0.0, "forward": 0.0}
        # explain_instance's own default
        self.cut = SegmentationAlgorithm("quickshift", kernel_size=4, max_dist=200, ratio=0.2, random_seed=SEED)

    def segment(self, image):
        start = time.perf_counter()
        segments = self.cut(image)
        self.seconds["segmentation"] += time.perf_counter() - start
        return segments

    def probabilities(self, images):
        start = time.perf_counter()
        batch = (numpy.stack(images).astype(numpy.float32) / 255 - MEAN) / STD
        with torch.no_grad():
            answers = self.network(torch.from_numpy(numpy.ascontiguousarray(batch.transpose(0, 3, 1, 2))))
            probabilities = torch.softmax(answers, 1).numpy()
        self.seconds["forward"] += time.perf_counter() - start
        return probabilities

    def data_labels(self, *arguments, **named):
        start = time.perf_counter()
        drawn = super().data_labels(*arguments, **named)
        self.seconds["sampling"] = time.perf_counter() - start - self.seconds["forward"]
        self.drawn = drawn[0]
        return drawn


def answer(request):
    peer.use_threads(request["threads"])
    image = transform.resize(pictures.astronaut()[:400, 60:460], (SIDE, SIDE), anti_aliasing=True)
    image = (image * 255).astype(numpy.uint8)
    explainer = Timed(build(request["model"], 1000, SIDE).eval())
    explainer.probabilities([image])  # what libraries do at their first call is not lime's
    explainer.seconds["forward"] = 0.0
    found = {}

    def explain():
        start = time.perf_counter()
        found["all"] = explainer.explain_instance(
            image, explainer.probabilities, num_samples=request["samples"], segmentation_fn=explainer.segment, top_labels=1
        )
        found["total"] = time.perf_counter() - start

    kilobytes = peer.peak(explain)
    explained, seconds = found["all"], explainer.seconds
    label = explained.top_labels[0]
    pathlib.Path(request["image"]).write_bytes(image.tobytes())
    pathlib.Path(request["drawn"]).write_text("".join("".join(map(str, row)) + "\n" for row in explainer.drawn))
    return seconds | {
        "fit": found["total"] - sum(seconds.values()),
        "total": found["total"],
        "kilobytes": kilobytes,
        "superpixels": len(numpy.unique(explained.segments)),
        "r2": float(explained.score),
        "leading": [int(part) for part, _ in explained.local_exp[label][:5]],
    }


if __name__ == "__main__":
    peer.serve(answer)
