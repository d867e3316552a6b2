"""What comes in, before anybody believes it: bytes, package, cells, each read twice."""
