"""The doors of the guide: open to everybody to read, to those who keep it to change."""
