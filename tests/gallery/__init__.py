"""What the animatic can show, on contact sheets; and films that are looked at, and tested, after every change to it."""
