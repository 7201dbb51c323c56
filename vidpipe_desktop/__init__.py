"""vidpipe desktop: words in, a film out."""

__version__ = "0.1.0"
