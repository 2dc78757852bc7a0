# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The Model Garden's own encoder and ours, on one checkpoint."""

import json

import numpy as np
import pytest
import tensorflow as tf

from mobilebert_tf.checkpoints import ReadConfig, find_checkpoint, read_checkpoint
from tests.checkpoints.probe_model import assert_close, probe_model

CONFIG = {
    "vocab_size": 30,
    "embedding_size": 8,
    "hidden_size": 24,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "intermediate_size": 20,
    "intra_bottleneck_size": 12,
    "hidden_act": "relu",
    "num_feedforward_networks": 3,
    "normalization_type": "no_norm",
    "classifier_activation": False,
    "use_bottleneck_attention": False,
    "key_query_shared_bottleneck": True,
    "max_position_embeddings": 40,
    "type_vocab_size": 2,
    "use_bottleneck": True,
    "trigram_input": True,
}
VARIANTS = {
    "student": {},
    "tiny": {"use_bottleneck_attention": True, "num_feedforward_networks": 2},
    "no_opt": {"normalization_type": "layer_norm", "hidden_act": "gelu"},
    "teacher": {
        "normalization_type": "layer_norm",
        "hidden_act": "gelu",
        "intra_bottleneck_size": 32,
        "num_feedforward_networks": 1,
        "key_query_shared_bottleneck": False,
        "classifier_activation": True,
    },
    "low_rank": {"low_rank": True},
}
# The Garden's argument -> the key of the configuration.
ARGUMENTS = {
    "word_vocab_size": "vocab_size",
    "word_embed_size": "embedding_size",
    "max_sequence_length": "max_position_embeddings",
    "num_blocks": "num_hidden_layers",
    "intermediate_act_fn": "hidden_act",
} | {
    name: name
    for name in (
        "type_vocab_size hidden_size num_attention_heads intermediate_size intra_bottleneck_size "
        "use_bottleneck_attention key_query_shared_bottleneck num_feedforward_networks "
        "normalization_type classifier_activation"
    ).split()
}


def _garden_model(config, low_rank: bool):
    from official.nlp.modeling.layers import MobileBertMaskedLM
    from official.nlp.modeling.networks.mobile_bert_encoder import MobileBERTEncoder

    encoder = MobileBERTEncoder(**{name: config[key] for name, key in ARGUMENTS.items()})
    head = MobileBertMaskedLM(
        encoder.get_embedding_table(),
        activation=lambda x: (
            tf.nn.gelu(x, approximate=True) if config["hidden_act"] == "gelu" else tf.nn.relu(x)
        ),
        output_weights_use_proj=low_rank,
    )
    head(tf.zeros([1, 1, config["hidden_size"]]), tf.zeros([1, 1], tf.int32))
    generator = np.random.default_rng(0)
    for variable in [*encoder.trainable_variables, *head.trainable_variables]:
        offset = 1.0 if "gamma" in variable.name else 0.0
        variable.assign(offset + 0.2 * generator.standard_normal(variable.shape))
    return encoder, head


def _inputs(sequence_length: int, padded: bool):
    generator = np.random.default_rng(sequence_length)
    mask = np.ones((2, sequence_length), "int32")
    if padded:
        mask[1, sequence_length // 2 :] = 0
    ids = generator.integers(0, CONFIG["vocab_size"], mask.shape).astype("int32")
    segments = generator.integers(0, 2, mask.shape).astype("int32")
    positions = generator.integers(0, sequence_length, (2, 3)).astype("int32")
    return ids, mask, segments, positions


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_layer_and_the_masked_lm_head(variant, tmp_path):
    config = CONFIG | VARIANTS[variant]
    low_rank = config.pop("low_rank", False)
    encoder, head = _garden_model(config, low_rank)
    checkpoint = tf.train.Checkpoint(encoder=encoder, masked_lm=head)
    path = checkpoint.save(str(tmp_path / "mobilebert.ckpt"))
    (tmp_path / "bert_config.json").write_text(json.dumps(config), "utf-8")
    # The encoder alone takes "gelu" for the exact form.
    model = read_checkpoint(find_checkpoint(path), ReadConfig(gelu="exact"))
    assert model.masked_lm_head.low_rank == low_rank
    for sequence_length, padded in [(1, False), (13, False), (13, True), (32, True)]:
        ids, mask, segments, positions = _inputs(sequence_length, padded)
        found = probe_model(model, ids, mask, segments, positions)
        expected = encoder([ids, mask, segments])
        outputs = expected["encoder_outputs"]
        assert_close("embedding", found["embedding_output"], outputs[0].numpy())
        for index in range(config["num_hidden_layers"]):
            assert_close(f"layer {index}", found[f"layer_{index}"], outputs[index + 1].numpy())
            probabilities = expected["attention_scores"][index].numpy()
            assert_close("probabilities", found[f"attention_probs_{index}"], probabilities)
        assert_close("pooled", found["pooled_output"], expected["pooled_output"].numpy())
        logits = head(expected["sequence_output"], tf.constant(positions))
        assert_close("masked LM", found["mlm_logits"], logits.numpy())


def test_training_checkpoint_leaves_its_optimizer_behind(tmp_path):
    import tf_keras

    encoder, head = _garden_model(CONFIG, low_rank=False)
    optimizer = tf_keras.optimizers.legacy.Adam()
    variables = encoder.trainable_variables
    optimizer.apply_gradients((tf.zeros_like(v), v) for v in variables)
    root = tf.Module()
    root.encoder_network, root.masked_lm = encoder, head
    step = tf.Variable(7, dtype=tf.int64)
    checkpoint = tf.train.Checkpoint(model=root, optimizer=optimizer, global_step=step)
    path = checkpoint.save(str(tmp_path / "ckpt"))
    (tmp_path / "bert_config.json").write_text(json.dumps(CONFIG), "utf-8")
    model = read_checkpoint(find_checkpoint(path), ReadConfig())
    np.testing.assert_array_equal(
        model.backbone.token_embedding.embeddings, encoder.get_embedding_table()
    )


def test_pooler_of_the_next_sentence_head_comes_along(tmp_path):
    import tf_keras

    encoder, head = _garden_model(CONFIG, low_rank=False)
    pooler = tf_keras.layers.Dense(CONFIG["hidden_size"], activation="tanh")
    pooler.build((None, CONFIG["hidden_size"]))
    items = {"encoder": encoder, "masked_lm": head, "next_sentence.pooler_dense": pooler}
    path = tf.train.Checkpoint(**items).save(str(tmp_path / "ckpt"))
    (tmp_path / "bert_config.json").write_text(json.dumps(CONFIG), "utf-8")
    model = read_checkpoint(find_checkpoint(path), ReadConfig())
    ids, mask, segments, positions = _inputs(13, padded=True)
    found = probe_model(model, ids, mask, segments, positions)
    first = encoder([ids, mask, segments])["pooled_output"]
    assert_close("pooled", found["pooled_output"], pooler(first).numpy())
