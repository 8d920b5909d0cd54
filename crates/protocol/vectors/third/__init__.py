# SPDX-License-Identifier: EUPL-1.2
"""Third implementation of the protocol, written from docs/PROTOCOL.md and not from the other two."""
