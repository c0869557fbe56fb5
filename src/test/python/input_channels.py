#!/usr/bin/env python3
"""Writes what timm makes of a first convolution's kernel for other numbers of channels, to compare with."""

import json
import pathlib

from timm.models._manipulate import adapt_input_conv

from networks import floats, formula

SHAPE = (2, 3, 2, 2)


def main():
    kernel = formula("conv.weight", SHAPE)
    content = {str(n): floats(adapt_input_conv(n, kernel)) for n in (1, 2, 3, 4, 7)}
    out = pathlib.Path(__file__).resolve().parent.parent / "resources/fixtures/networks/input_channels.json"
    out.write_text(json.dumps(content, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
