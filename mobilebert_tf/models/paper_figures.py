# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What the paper prints about the architectures it names: tables 2, 3, 4 and 7."""

# Architecture -> figure -> value, as printed.
PAPER_FIGURES = {
    "ib_bert_table2_a": {"parameters": "356M"},
    "ib_bert_table2_b": {"parameters": "325M"},
    "ib_bert_table2_c": {"parameters": "293M"},
    "ib_bert_table2_d": {"parameters": "276M"},
    "ib_bert_table2_e": {"parameters": "262M"},
    "ib_bert_table2_f": {"parameters": "293M"},
    "ib_bert_table2_g": {"parameters": "92M"},
    "ib_bert_table2_h": {"parameters": "33M"},
    "ib_bert_table2_i": {"parameters": "15M"},
    "ib_bert_large": {"parameters": "293M"},
    "mobilebert_table3_192": {"attention": "8M", "feed-forward networks": "7M"},
    "mobilebert_table3_160": {"attention": "6.5M", "feed-forward networks": "10M"},
    "mobilebert_table3_128": {"attention": "5M", "feed-forward networks": "12.5M"},
    "mobilebert_table3_96": {"attention": "4M", "feed-forward networks": "14M"},
    "mobilebert_direct_qkv": {"parameters": "25.3M", "flops": "5.7B"},
    "mobilebert": {"parameters": "25.3M", "flops": "5.7B"},
    "mobilebert_tiny": {"parameters": "15.1M", "flops": "3.1B"},
    "mobilebert_no_opt": {"parameters": "25.3M", "flops": "5.7B"},
    "mobilebert_layernorm_relu": {"parameters": "25.3M", "flops": "5.7B"},
    "mobilebert_nonorm_gelu": {"parameters": "25.3M", "flops": "5.7B"},
    "bert_base": {"parameters": "109M", "flops": "22.5B"},
}
