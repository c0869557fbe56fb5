"""Times lime with torch beside explain.lime.LimeBenchmark: ResNet-50 with the formula weights of networks.py.

Writes the image that both explain (224 x 224 x 3 bytes) and lime's samples (a row of 0 and 1 for each). Packages: requirements-networks.txt, requirements-lime.txt and scikit-image.

    python src/test/python/lime_benchmark.py IMAGE_FILE SAMPLES_FILE NUMBER
"""

import os
import sys
import time

os.environ.setdefault("TQDM_DISABLE", "1")

import numpy
import torch
from lime import lime_image
from skimage import data as pictures
from skimage import transform

from networks import build

MEAN = numpy.array([0.485, 0.456, 0.406], numpy.float32)
STD = numpy.array([0.229, 0.224, 0.225], numpy.float32)


def main(file, samples_file, samples):
    image = transform.resize(pictures.astronaut()[:400, 60:460], (224, 224), anti_aliasing=True)
    image = (image * 255).astype(numpy.uint8)
    with open(file, "wb") as out:
        out.write(image.tobytes())
    network = build("resnet50", 1000, 224).eval()
    spent = [0.0]

    def probabilities(images):
        start = time.perf_counter()
        batch = (numpy.stack(images).astype(numpy.float32) / 255 - MEAN) / STD
        with torch.no_grad():
            answers = network(torch.from_numpy(numpy.ascontiguousarray(batch.transpose(0, 3, 1, 2))))
        spent[0] += time.perf_counter() - start
        return torch.softmax(answers, 1).numpy()

    probabilities([image])
    spent[0] = 0
    start = time.perf_counter()
    explainer = lime_image.LimeImageExplainer(random_state=7)
    explained = explainer.explain_instance(image, probabilities, num_samples=samples, random_seed=7, top_labels=1)
    seconds = time.perf_counter() - start
    label = explained.top_labels[0]
    weights = explained.local_exp[label]
    data = numpy.random.RandomState(7).randint(0, 2, samples * len(weights)).reshape(samples, -1)
    data[0] = 1
    with open(samples_file, "w") as out:
        out.writelines("".join(map(str, row)) + "\n" for row in data)
    print(
        f"lime: {samples} samples {seconds:.2f} s, forward {spent[0]:.2f}; {len(weights)} parts; class {label},"
        f" R2 {explained.score:.3f}, top {[int(p) for p, _ in weights[:8]]}"
    )


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
