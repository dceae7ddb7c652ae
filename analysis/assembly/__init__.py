"""From documents to tables on disk: read by one process or many, kept for the next build, put together one at a time."""
