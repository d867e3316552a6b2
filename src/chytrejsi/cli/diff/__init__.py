"""`chytrejsi diff`: what differs between two states of the plan."""
