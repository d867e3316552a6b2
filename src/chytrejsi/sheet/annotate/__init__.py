"""What goes back to a sender: a copy to mend with its remarks, and letters."""
