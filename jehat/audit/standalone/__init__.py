"""What is given away whole: a program that stands alone."""
