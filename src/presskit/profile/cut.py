"""Whether a picture file ends before its picture does, or a PNG is damaged, told without decoding it.

In: the bytes of a file and what kind it is. Out: whether something is missing at its end, or has a wrong sum; a few
files seem so and are whole, so whoever asks decodes those. A copy that was interrupted is by far the most frequent
damage.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image


def seems_cut(data: bytes, kind: str, picture: Image.Image) -> bool:
    """`kind` is a key of READERS, `picture` the same file opened."""
    return _tiff(data, picture) if kind == "TIFF" else kind in _CUT and _CUT[kind](data)


def _jpeg(data: bytes) -> bool:
    """Without an end of image behind its first scan: ITU-T T.81, annex B. Thumbnails stand in segments before it."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # a byte that fills
            at += 1
        elif marker == 0xDA:
            return data.find(b"\xff\xd9", at) < 0
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return True


def _png(data: bytes) -> bool:
    """Without its last chunk, or with one that has another sum than it says: PNG specification, third edition, 5.3."""
    at, whole = 8, memoryview(data)
    while at + 12 <= len(data):
        end = at + 8 + int.from_bytes(data[at : at + 4])
        if zlib.crc32(whole[at + 4 : end]) != int.from_bytes(data[end : end + 4]):
            return True
        if data[at + 4 : at + 8] == b"IEND":
            return False
        at = end + 4
    return True


def _riff(data: bytes) -> bool:
    """Shorter than its head says: RFC 9649, 2.4."""
    return len(data) < 8 + int.from_bytes(data[4:8], "little")


def _boxes(data: bytes) -> bool:
    """With a box that goes past the end of the file: ISO/IEC 14496-12, 4.2."""
    at = 0
    while at + 8 <= len(data):
        size, head = int.from_bytes(data[at : at + 4]), 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16]), 16
        if size == 0:  # to the end of the file
            return False
        if size < head:
            return True
        at += size
    return at > len(data)


def _tiff(data: bytes, picture: Image.Image) -> bool:
    """With strips or tiles that lie past the end of the file: TIFF 6.0, sections 8 and 15."""
    tags = getattr(picture, "tag_v2", {})
    ends = (
        start + length
        for starts, lengths in ((273, 279), (324, 325))
        for start, length in zip(tags.get(starts, ()), tags.get(lengths, ()), strict=False)
    )
    return max(ends, default=0) > len(data)


_CUT: dict[str, Callable[[bytes], bool]] = {
    "JPEG": _jpeg,
    "PNG": _png,
    "WEBP": _riff,
    "AVIF": _boxes,
    "HEIF": _boxes,
}
