# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Prose survives, markup and code do not."""

import pytest

from experiments.pretraining.docstring_prose import docstring_paragraphs, is_english

NUMPY_STYLE = """
    Compute the mean of an array along one axis.

    The mean is the sum of all elements divided
    by their number. See :func:`~numpy.sum` for *details* and `the guide <https://x.org>`_.

    .. versionadded:: 1.2

    Parameters
    ----------
    x, y : array_like
        The array of which the mean is wanted.
    axis : int, optional
        Axis along which the means are computed.

        .. note::

           The default is to flatten the array first.

    See Also
    --------
    average : The weighted average of some values, which is not here.

    Notes
    -----
    It is computed in double precision [1]_::

        This line is code but looks like a sentence of English.

    .. math:: This is the formula of the mean.

    References
    ----------
    .. [1] The Book of the Mean, which is by an author.

    Examples
    --------
    >>> np.mean([1, 2])
    This is the output of a doctest in the docs.

    ==== ====
    This is the cell of a table | of English.
    ==== ====
"""

GOOGLE_STYLE = """Trains a model on a set of data.

    ```python
    # This is a comment in the code of the example.
    ```

    Args:
        x (int): The data that the model is trained on.
        **kwargs: Options that are passed to the optimizer.
      - A bullet is a sentence of its own.

    Returns:
      The history of the `loss` and of the [metrics](https://x.org/metrics).
"""


def test_numpy_style():
    assert docstring_paragraphs(NUMPY_STYLE) == [
        "Compute the mean of an array along one axis.",
        "The mean is the sum of all elements divided by their number. "
        "See numpy.sum for details and the guide.",
        "The array of which the mean is wanted.",
        "Axis along which the means are computed.",
        "The default is to flatten the array first.",
        "It is computed in double precision:",
    ]


def test_google_style():
    assert docstring_paragraphs(GOOGLE_STYLE) == [
        "Trains a model on a set of data.",
        "The data that the model is trained on.",
        "Options that are passed to the optimizer.",
        "A bullet is a sentence of its own.",
        "The history of the loss and of the metrics.",
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The shape of the result is known.", True),
        ("Is this a question of style?", True),
        ("the first word is in lower case.", False),
        ("The full stop is not there", False),
        ("Too short a one.", False),
        ("Banana orange cherry lemon grape.", False),
        ("The x_1 y_2 z_3 of w_4 v_5 u_6.", False),
        ("The dict {a: b} is shown here.", False),
    ],
)
def test_what_is_english(sentence, expected):
    assert is_english(sentence) is expected


def test_no_paragraph_of_an_empty_docstring():
    assert docstring_paragraphs("") == docstring_paragraphs("    \n\n") == []
