"""What each kind of person comes for, done from end to end in a real browser, by mouse, by touch and by keyboard alone."""
