"""What each kind of person comes for, done from end to end in a browser: by mouse, by touch, by keyboard alone."""
