"""Backdrops: skies, land, water, weather, cities, rooms, and the named sets made of them."""
