"""Whether all is well, for monitors on the same machine: `GET /healthz` and `GET /metrics`. No person, place or word stands in either."""
