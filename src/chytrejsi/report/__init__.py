"""Reports as values: blocks made from the data and an outline."""
