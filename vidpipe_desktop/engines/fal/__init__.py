"""fal, which runs video models of many makers behind one queue. REST over the shared HTTP layer."""
