"""What every peer script shares: answers requests, one JSON object a line, and measures time and memory."""

import ctypes
import gc
import json
import statistics
import sys
import time

import torch


def serve(answer):
    """Reads requests from standard input until it ends; `answer(request)` gives each one's reply, a dict."""
    replies = sys.stdout
    sys.stdout = sys.stderr  # what libraries print is not a reply
    for line in sys.stdin:
        try:
            reply = answer(json.loads(line))
        except Exception as e:  # told to the caller, who decides
            reply = {"error": f"{type(e).__name__}: {e}"}
        replies.write(json.dumps(reply) + "\n")
        replies.flush()


def timed(call, seconds):
    """Calls for some seconds, at least three times after two calls that do not count: the median in milliseconds."""
    call()
    call()
    times = []
    start = time.perf_counter()
    while len(times) < 3 or time.perf_counter() - start < seconds:
        before = time.perf_counter()
        call()
        times.append((time.perf_counter() - before) * 1e3)
    return statistics.median(times)


def peak(call):
    """By how many kilobytes the resident memory rises above its level before the call while it runs (Linux)."""
    gc.collect()
    # What was freed before would else be used again, unnoticed.
    ctypes.CDLL(None).malloc_trim(0)
    with open("/proc/self/clear_refs", "w") as file:
        file.write("5")
    before = _status("VmRSS")
    call()
    return _status("VmHWM") - before


def _status(key):
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith(key + ":"))


def use_threads(threads):
    """As many threads within one operation as the other side uses."""
    torch.set_num_threads(threads)
