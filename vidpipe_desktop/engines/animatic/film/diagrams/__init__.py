"""Graphics for explainers, history and adverts, drawn on as one would explain them, laid out for any shape of picture."""
