"""Black-box benches: clients that know only docs/protocol.md, against the real server."""
