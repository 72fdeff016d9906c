"""A file becomes an Article: see `read`."""
