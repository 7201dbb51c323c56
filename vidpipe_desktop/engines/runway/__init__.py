"""Runway's API, which films with its own models and those of many others. REST over the shared HTTP layer."""
