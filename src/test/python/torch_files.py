#!/usr/bin/env python3
"""Writes small files of torch.save in both of its formats, sound and malicious ones, and what the sound ones hold.

See README.md. The malicious files would do harm only if they were loaded with torch.load(weights_only=False).
"""

import argparse
import collections
import json
import os
import pathlib
import pickle
import struct

import torch

MAGIC = 0x1950A86A20F9469CFC6C


def tensors():
    """Every number format and kind of view that a state dict may have."""
    base = torch.arange(24, dtype=torch.float32).reshape(2, 3, 4) / 8
    row = torch.tensor([0.5, -1.25, 3.0, 65504.0])
    return collections.OrderedDict(
        plain=base,
        transposed=base.permute(2, 0, 1),
        part=base[1, :, 1:3],
        every_second=base.flatten()[1::2],
        half=row.half(),
        bfloat=row.bfloat16(),
        double=row.double() + 2**-30,
        count=torch.tensor(2**40 + 1),
        parameter=torch.nn.Parameter(row[:2].clone()),
    )


def dense_layers():
    """Names as torchvision's DenseNet files have them, behind two prefixes and beside other things."""
    names = ["norm.1.weight", "conv.1.weight", "norm.2.running_mean", "conv.2.weight"]
    state = collections.OrderedDict(
        ("model.module.features.denseblock1.denselayer%d.%s" % (i + 1, n), torch.full((2,), float(10 * i + j)))
        for i in range(2)
        for j, n in enumerate(names)
    )
    state["model.module.features.norm.1.weight"] = torch.full((2,), 99.0)
    return {"epoch": 3, "best": 0.75, "note": None, "done": True, "sizes": (1, [2, 3]), "big": 2**70,
            "optimizer": {"state": {0: {"exp_avg": torch.ones(3)}}}, "state_dict": state}


class Attack:
    def __init__(self, function, *arguments):
        self.call = (function, arguments)

    def __reduce__(self):
        return self.call


MALICIOUS = {
    "os_system": lambda: collections.OrderedDict(a=Attack(os.system, "touch explicell-was-here")),
    "eval": lambda: Attack(eval, "open('explicell-was-here', 'w')"),
    "namespace": lambda: {"args": argparse.Namespace(lr=0.1), "state_dict": {"a": torch.ones(1)}},
    "module": lambda: torch.nn.Linear(2, 2),
    "integers": lambda: {"a": torch.ones(2, dtype=torch.int32)},
}


def old_python(path):
    """As Python 2 and torch 0.1.12 wrote it: byte strings, pairs within the call, _rebuild_tensor."""

    def text(value):
        return b"U" + struct.pack("<B", len(value)) + value.encode()

    def tensor(key, count, size, stride):
        storage = b"(" + text("storage") + b"ctorch\nFloatStorage\n" + text(key) + text("cpu")
        storage += b"K" + bytes([count]) + b"NtQ"
        shape = b"(" + b"".join(b"K" + bytes([n]) for n in size) + b"t"
        steps = b"(" + b"".join(b"K" + bytes([n]) for n in stride) + b"t"
        return b"ctorch._utils\n_rebuild_tensor\n(" + storage + b"K\x00" + shape + steps + b"tR"

    pair = b"](" + text("features.0.weight") + tensor("7", 6, (2, 3), (3, 1)) + b"e"
    other = b"](" + text("features.0.bias") + tensor("8", 2, (2,), (1,)) + b"e"
    state = b"\x80\x02ccollections\nOrderedDict\n](" + pair + other + b"e\x85R}" + text("_metadata") + b"}sb."
    with open(path, "wb") as file:
        for thing in (MAGIC, 1001, {"protocol_version": 1001, "little_endian": True}):
            pickle.dump(thing, file, protocol=2)
        file.write(state)
        pickle.dump(["8", "7"], file, protocol=2)
        file.write(struct.pack("<q2f", 2, 0.5, -0.5))
        file.write(struct.pack("<q6f", 6, 1, 2, 3, 4, 5, 6))


def save(thing, folder, name):
    torch.save(thing, folder / (name + ".zip.pth"))
    torch.save(thing, folder / (name + ".stream.pth"), _use_new_zipfile_serialization=False)


def main():
    here = pathlib.Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=pathlib.Path, default=here.parent / "resources/fixtures/torch")
    folder = parser.parse_args().out
    folder.mkdir(parents=True, exist_ok=True)
    save(tensors(), folder, "tensors")
    save(dense_layers(), folder, "nested")
    for name, make in MALICIOUS.items():
        save(make(), folder, name)
    torch.save(tensors(), folder / "protocol4.zip.pth", pickle_protocol=4)
    torch.jit.script(torch.nn.Linear(2, 2)).save(str(folder / "script.zip.pth"))
    old_python(folder / "python2.stream.pth")
    expected = {
        name: {"shape": list(t.shape), "values": t.detach().double().flatten().tolist()}
        for name, t in tensors().items()
    }
    (folder / "tensors.json").write_text(json.dumps(expected, indent=1) + "\n")


if __name__ == "__main__":
    main()
