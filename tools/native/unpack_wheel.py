"""Copies TensorFlow's libraries, and the headers of its C interface, out of its wheel.

usage: unpack_wheel.py WHEEL FOLDER
makes FOLDER/lib/libtensorflow_*.so.2 and FOLDER/include/...
"""

import shutil
import sys
import zipfile
from pathlib import Path

HEADERS = "tensorflow/include/"
C_INTERFACE = ("tensorflow/c/", "tensorflow/core/platform/ctstring", "tsl/", "xla/tsl/c/")


def destination(name):
    """Where a file of the wheel belongs, or None for most of them."""
    if name.startswith("tensorflow/libtensorflow_"):
        return Path("lib", Path(name).name)
    if name.startswith(HEADERS) and name[len(HEADERS) :].startswith(C_INTERFACE):
        return Path("include", name[len(HEADERS) :])
    return None


def unpack(wheel, folder):
    with zipfile.ZipFile(wheel) as archive:
        for entry in archive.infolist():
            place = destination(entry.filename)
            if place is None or entry.is_dir():
                continue
            file = Path(folder, place)
            file.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(entry) as source, file.open("wb") as target:
                shutil.copyfileobj(source, target, 1 << 20)


unpack(*sys.argv[1:])
