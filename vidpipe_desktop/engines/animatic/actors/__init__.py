"""Who and what moves: people, animals, creatures, props and pictograms."""
