"""How far the indicators have come: the methods, the statuses, the roll-ups."""
