# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Writes and reads flatbuffer tables by slot, for schemas without generated code.

The TFLite metadata schema ships as Python only inside large packages that do
not install beside TensorFlow. What this project needs of it is strings, small
enumerations, tables, and vectors of tables.
"""

from __future__ import annotations

from collections.abc import Mapping

import flatbuffers
import numpy as np
from flatbuffers import number_types
from flatbuffers.table import Table

# One table: slot -> text, a byte-sized enumeration, a table, a list of tables, or floats.
Fields = Mapping[int, "str | int | Mapping | list | np.ndarray"]


def pack_table(fields: Fields, identifier: bytes) -> bytes:
    """Packs a root table and everything below it."""
    builder = flatbuffers.Builder(256)
    builder.Finish(_write(builder, fields), file_identifier=identifier)
    return bytes(builder.Output())


class TableReader:
    """Reads one table by slot; absent fields are `None`, `0` or `[]`."""

    def __init__(self, table: Table):
        self._table = table

    @classmethod
    def root(cls, content: bytes) -> TableReader:
        """Opens the root table of `content`."""
        start = flatbuffers.encode.Get(flatbuffers.packer.uoffset, content, 0)
        return cls(Table(content, start))

    def text(self, slot: int) -> str | None:
        """The text in a slot."""
        position = self._position(slot)
        return self._table.String(position).decode() if position else None

    def enumeration(self, slot: int) -> int:
        """The byte-sized enumeration in a slot."""
        position = self._position(slot)
        return self._table.Get(number_types.Uint8Flags, position) if position else 0

    def table(self, slot: int) -> TableReader | None:
        """The table, or union member, in a slot."""
        position = self._position(slot)
        if not position:
            return None
        return type(self)(Table(self._table.Bytes, self._table.Indirect(position)))

    def tables(self, slot: int) -> list[TableReader]:
        """The vector of tables in a slot."""
        offset = self._table.Offset(_vtable_offset(slot))
        if not offset:
            return []
        start = self._table.Vector(offset)
        size = number_types.UOffsetTFlags.bytewidth
        positions = range(start, start + size * self._table.VectorLen(offset), size)
        return [
            type(self)(Table(self._table.Bytes, self._table.Indirect(position)))
            for position in positions
        ]

    def floats(self, slot: int) -> list[float]:
        """The vector of float32 in a slot."""
        offset = self._table.Offset(_vtable_offset(slot))
        if not offset:
            return []
        return self._table.GetVectorAsNumpy(number_types.Float32Flags, offset).tolist()

    def _position(self, slot: int) -> int:
        offset = self._table.Offset(_vtable_offset(slot))
        return offset + self._table.Pos if offset else 0


def _vtable_offset(slot: int) -> int:
    return 4 + 2 * slot


def _write(builder: flatbuffers.Builder, fields: Fields) -> int:
    # Children first: a flatbuffer cannot nest objects under construction.
    written = {slot: _write_child(builder, value) for slot, value in fields.items()}
    builder.StartObject(max(fields, default=-1) + 1)
    for slot, value in fields.items():
        if isinstance(value, int):
            builder.PrependUint8Slot(slot, value, 0)
        else:
            builder.PrependUOffsetTRelativeSlot(slot, written[slot], 0)
    return builder.EndObject()


def _write_child(builder: flatbuffers.Builder, value) -> int | None:
    if isinstance(value, str):
        return builder.CreateString(value)
    if isinstance(value, Mapping):
        return _write(builder, value)
    if isinstance(value, list):
        return _write_vector(builder, value)
    if isinstance(value, np.ndarray):
        return builder.CreateNumpyVector(value.astype(np.float32))
    return None


def _write_vector(builder: flatbuffers.Builder, tables: list[Fields]) -> int:
    offsets = [_write(builder, fields) for fields in tables]
    size = number_types.UOffsetTFlags.bytewidth
    builder.StartVector(size, len(offsets), size)
    for offset in reversed(offsets):
        builder.PrependUOffsetTRelative(offset)
    return builder.EndVector()
