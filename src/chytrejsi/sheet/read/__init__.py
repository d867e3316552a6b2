"""What a workbook says: cells found again by their marks, read as what they were asked for."""
