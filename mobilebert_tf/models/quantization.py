# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What a model learnt about the int8 file that will be made of it."""

from __future__ import annotations

import dataclasses
import json
import os
import pathlib
from collections.abc import Mapping

FILE_NAME = "quantization.json"


@dataclasses.dataclass(frozen=True)
class RoundingPoint:
    """A tensor of the file that is int8, named by the linear layers that it joins.

    Attributes:
        output_of: the layer that writes it, such as `block_0/attention/query`; empty
            for a tensor that is computed in float and then rounded.
        read_by: the layers that read such a tensor, sorted.
    """

    output_of: str = ""
    read_by: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True)
class Quantization:
    """The scales and ranges that quantisation-aware fine-tuning ended with.

    A preset keeps them in `quantization.json`, and an int8 export uses them in place
    of its own.

    Attributes:
        scales: name of a stream -> what its channels are divided by.
        ranges: point -> its smallest and largest value, in the file's scale.
    """

    scales: Mapping[str, tuple[float, ...]]
    ranges: Mapping[RoundingPoint, tuple[float, float]]

    def write(self, path: str | os.PathLike[str]) -> None:
        """Writes JSON."""
        points = [
            {"output_of": point.output_of, "read_by": point.read_by, "range": found}
            for point, found in self.ranges.items()
        ]
        content = json.dumps({"scales": dict(self.scales), "points": points})
        pathlib.Path(path).write_text(content + "\n", encoding="utf-8")

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> Quantization:
        """Reads what `write` wrote.

        Raises:
            ValueError: if it is something else.
        """
        try:
            content = json.loads(pathlib.Path(path).read_text("utf-8"))
            return cls(
                {name: tuple(map(float, scale)) for name, scale in content["scales"].items()},
                dict(map(_point, content["points"])),
            )
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            raise ValueError(f"{path} does not hold scales and ranges: {error}") from error


def _point(fields: Mapping) -> tuple[RoundingPoint, tuple[float, float]]:
    low, high = map(float, fields["range"])
    return RoundingPoint(fields["output_of"], tuple(fields["read_by"])), (low, high)
