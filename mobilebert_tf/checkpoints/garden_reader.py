# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Reads object checkpoints of the TensorFlow Model Garden."""

from tensorflow.core.protobuf import trackable_object_graph_pb2

from mobilebert_tf.checkpoints.tensor_file import TensorFile
from mobilebert_tf.checkpoints.tensor_table import GARDEN
from mobilebert_tf.checkpoints.tensorflow_bundle import OBJECT_GRAPH, TensorFlowBundle

# Where a training checkpoint keeps what an exported one has at its root.
_ALIASES = {
    "encoder": ("encoder", "model/encoder_network", "model"),
    "masked_lm": ("masked_lm", "model/masked_lm"),
}
_COMPANY = ("save_counter", "global_step", "optimizer", OBJECT_GRAPH)


def read_garden(path: str) -> TensorFile:
    """Opens a checkpoint by its prefix.

    Tensors are found through the checkpoint's own object graph: a table that two
    layers share is stored once, under the name of either.

    Raises:
        ValueError: if the files are no object checkpoint, or damaged.
    """
    bundle = TensorFlowBundle(path)
    graph = trackable_object_graph_pb2.TrackableObjectGraph()
    graph.ParseFromString(bundle.read(OBJECT_GRAPH))
    slots = {
        attribute.checkpoint_key
        for node in graph.nodes
        for slot in node.slot_variables
        for attribute in graph.nodes[slot.slot_variable_node_id].attributes
    }
    shapes = {
        name: shape
        for name, shape in bundle.shapes.items()
        if name not in slots and name.partition("/")[0] not in _COMPANY
    }

    def find(name: str) -> str | None:
        root, _, rest = name.partition("/")
        for alias in _ALIASES.get(root, (root,)):
            key = _checkpoint_key(graph, f"{alias}/{rest}")
            if key is not None:
                return key
        return None

    return TensorFile(
        path=path, file_format=GARDEN, shapes=shapes, find=find, read=bundle.read_floats
    )


def _checkpoint_key(graph, path: str) -> str | None:
    """The key of the variable at the end of a path of attribute names."""
    node = graph.nodes[0]
    for name in path.split("/"):
        children = {child.local_name: child.node_id for child in node.children}
        if name not in children:
            return None
        node = graph.nodes[children[name]]
    keys = [attribute.checkpoint_key for attribute in node.attributes]
    return keys[0] if keys else None
