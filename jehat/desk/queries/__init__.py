"""What the record and the pages of presence read. Each page costs a number of queries that does not grow."""
