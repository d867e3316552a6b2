"""What becomes of workbooks: the same again, newer, older, several copies, odd values."""
