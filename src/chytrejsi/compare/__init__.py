"""What differs between two states of a plan, as values: each difference reads like a sentence."""
