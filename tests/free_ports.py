# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Ports for servers that tests start."""

import pathlib
import random
import socket

_RANGE = pathlib.Path("/proc/sys/net/ipv4/ip_local_port_range")


def free_ports(number: int) -> list[int]:
    """Returns ports that nobody listens on.

    They lie below those that the system gives to connections by itself. One of these may be
    taken again before the server has it, if only by who tries to connect to that server.
    """
    first = int(_RANGE.read_text().split()[0]) if _RANGE.exists() else 32768
    draw = random.SystemRandom()  # Tests side by side must not try the same in the same order.
    ports = []
    while len(ports) < number:
        port = draw.randrange(min(first - 1, 10_000), first)
        if port not in ports and _is_free(port):
            ports.append(port)
    return ports


def _is_free(port: int) -> bool:
    try:
        with socket.create_server(("", port)):
            return True
    except OSError:
        return False
