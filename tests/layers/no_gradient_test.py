# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The context in which layers need no gradient."""

import threading

import pytest

from mobilebert_tf.layers import no_gradient
from mobilebert_tf.layers.no_gradient import has_no_gradient


def test_holds_inside_and_after_an_error_no_more():
    assert not has_no_gradient()
    with no_gradient():
        with no_gradient():
            assert has_no_gradient()
        assert has_no_gradient()
    assert not has_no_gradient()
    with pytest.raises(RuntimeError), no_gradient():
        raise RuntimeError
    assert not has_no_gradient()


def test_another_thread_is_not_meant():
    seen = []
    with no_gradient():
        thread = threading.Thread(target=lambda: seen.append(has_no_gradient()))
        thread.start()
        thread.join()
    assert seen == [False]
