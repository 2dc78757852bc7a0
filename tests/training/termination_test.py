# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""SIGTERM is remembered in the block, and only there."""

import signal
import threading

from mobilebert_tf.training.termination import termination_requests


def test_a_signal_is_remembered_and_the_handler_given_back():
    before = signal.getsignal(signal.SIGTERM)
    with termination_requests() as requested:
        assert not requested()
        signal.raise_signal(signal.SIGTERM)
        assert requested()
    assert signal.getsignal(signal.SIGTERM) is before


def test_another_thread_leaves_the_handler_alone():
    before, seen = signal.getsignal(signal.SIGTERM), []

    def work():
        with termination_requests() as requested:
            seen.append((requested(), signal.getsignal(signal.SIGTERM)))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [(False, before)]
