"""Networks as users of torch run them: requests {"what": "time" | "memory", "model", "size", "variant", "batch", "seconds", "threads"}.

Variants: eager; best: traced, frozen and optimised for inference; bfloat16: the whole model in bfloat16, channels-last,
traced and frozen. Weights are random: they do not change the time.
"""

import gc

import torch

import peer

TIMM = {"efficientnet_lite0": "tf_efficientnet_lite0", "inception_resnet_v2": "inception_resnet_v2"}
CADENE = {"nasnet_large": "nasnetalarge", "nasnet_mobile": "nasnetamobile"}


def build(name):
    torch.manual_seed(0)
    if name in TIMM:
        import timm

        return timm.create_model(TIMM[name], pretrained=False).eval()
    if name in CADENE:
        import pretrainedmodels

        return pretrainedmodels.__dict__[CADENE[name]](num_classes=1000, pretrained=None).eval()
    import torchvision

    return torchvision.models.get_model(name, weights=None).eval()


def prepare(model, images, variant):
    """The call to measure."""
    if variant == "best":
        frozen = torch.jit.freeze(torch.jit.trace(model, images, check_trace=False))
        optimised = torch.jit.optimize_for_inference(frozen)
        return lambda: optimised(images)
    if variant == "bfloat16":
        images = images.to(torch.bfloat16).contiguous(memory_format=torch.channels_last)
        model = model.to(torch.bfloat16).to(memory_format=torch.channels_last)
        frozen = torch.jit.freeze(torch.jit.trace(model, images, check_trace=False))
        return lambda: frozen(images)
    return lambda: model(images)


class Inference:
    """Keeps the variant that was asked for last."""

    def __init__(self):
        self.key = None
        self.call = None

    def answer(self, request):
        peer.use_threads(request["threads"])
        key = request["model"], request["size"], request["variant"], request["batch"]
        with torch.no_grad():
            if key != self.key:
                self.key = self.call = None
                gc.collect()
                self.call = self._prepare(*key, warm=request["what"] == "memory")
                self.key = key
            if request["what"] == "memory":
                return {"kilobytes": peer.peak(self.call)}
            return {"milliseconds": peer.timed(self.call, request["seconds"])}

    @staticmethod
    def _prepare(name, size, variant, batch, warm):
        model = build(name)
        if warm:
            # What libraries keep from their first use on is not the network's.
            prepare(model, torch.randn(1, 3, size, size), variant)()
        return prepare(model, torch.randn(batch, 3, size, size), variant)


if __name__ == "__main__":
    peer.serve(Inference().answer)
