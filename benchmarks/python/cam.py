"""Class activation maps as users of pytorch-grad-cam and torchcam make them.

Requests: {"what": "target", "model", "threads"}: the class to explain, the best-scored of those whose Grad-CAM is
negative at 30 to 70 % of the pixels of the last layer, so that the ReLU matters;
{"what": "explain", "library": "grad-cam" | "torchcam", "model", "method", "target", "seconds", "threads"}: time, memory and map.

Weights and image follow from names by the formula of the tests' fixtures: Java has the same without a file between.
"""

import pathlib
import sys
import time

import torch
import torchvision

import peer

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "src/test/python"))
from networks import formula, state, uniform  # noqa: E402

CLASSES = 1000
SIDE = 224
BATCHES = (4, 8, 16, 32)
LAYERS = {"resnet50": "layer4", "mobilenet_v2": "features.18"}
METHODS = {
    "grad-cam": {"grad-cam": "GradCAM", "grad-cam++": "GradCAMPlusPlus", "layer-cam": "LayerCAM", "score-cam": "ScoreCAM"},
    "torchcam": {"grad-cam": "GradCAM", "grad-cam++": "GradCAMpp", "layer-cam": "LayerCAM", "score-cam": "ScoreCAM"},
}


def built(name):
    """The network and its layer."""
    network = torchvision.models.get_model(name, weights=None, num_classes=CLASSES)
    network.load_state_dict({k: formula(k, v.shape) for k, v in state(network).items()}, strict=False)
    return network.eval(), network.get_submodule(LAYERS[name])


def image():
    return torch.from_numpy(1.7 * uniform("input", 3 * SIDE * SIDE)).float().reshape(1, 3, SIDE, SIDE)


def target(network, layer):
    kept = []
    hook = layer.register_forward_hook(lambda m, i, o: kept.append(o.detach().clone()))
    with torch.no_grad():
        logits = network(image())[0]
    hook.remove()
    last = [m for m in network.modules() if isinstance(m, torch.nn.Linear)][-1]
    negative = ((last.weight.detach() @ kept[0][0].flatten(1)) < 0).float().mean(1)
    allowed = (negative > 0.3) & (negative < 0.7)
    return int(torch.where(allowed, logits, torch.tensor(-torch.inf)).argmax())


def fastest_batch(network):
    """The batch size with the least time of a forward pass for each image."""
    times = {}
    with torch.no_grad():
        for batch in BATCHES:
            images = image().repeat(batch, 1, 1, 1)
            for _ in range(3):
                start = time.perf_counter()
                network(images)
                times[batch] = min(times.get(batch, torch.inf), (time.perf_counter() - start) / batch)
    return min(times, key=times.get)


def gradcam(network, layer, method, number, batch):
    """The call to measure, with pytorch-grad-cam."""
    import pytorch_grad_cam
    from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget

    cam = getattr(pytorch_grad_cam, method)(model=network, target_layers=[layer])
    if batch:
        cam.batch_size = batch
    return lambda: torch.from_numpy(cam(input_tensor=image(), targets=[ClassifierOutputTarget(number)])[0])


def torchcam(network, layer, method, number, batch):
    """The call to measure, with torchcam, whose map is then enlarged as the others' is."""
    import torchcam.methods

    options = {"batch_size": batch} if batch else {}
    cam = getattr(torchcam.methods, method)(network, target_layer=layer, **options)

    def call():
        with torch.set_grad_enabled(method != "ScoreCAM"):
            scores = network(image())
        small = cam(class_idx=number, scores=scores)[0]
        return torch.nn.functional.interpolate(small[None], (SIDE, SIDE), mode="bilinear")[0, 0]

    return call


def explained(request):
    network, layer = built(request["model"])
    method = METHODS[request["library"]][request["method"]]
    batch = fastest_batch(network) if method == "ScoreCAM" else 0
    library = {"grad-cam": gradcam, "torchcam": torchcam}[request["library"]]
    call = library(network, layer, method, request["target"], batch)
    with torch.no_grad():
        network(image())  # what libraries keep from their first use on is not the method's
    maps = []
    times = []

    def once():
        start = time.perf_counter()
        maps[:] = [call().detach()]
        times.append((time.perf_counter() - start) * 1e3)

    kilobytes = peer.peak(once)
    # a slow method's only run counts
    fast = times[0] < request["seconds"] * 1e3
    milliseconds = peer.timed(once, request["seconds"]) if fast else times[0]
    return {"milliseconds": milliseconds, "kilobytes": kilobytes, "batch": batch, "map": maps[0].flatten().tolist()}


def answer(request):
    peer.use_threads(request["threads"])
    if request["what"] == "target":
        return {"target": target(*built(request["model"]))}
    return explained(request)


if __name__ == "__main__":
    peer.serve(answer)
