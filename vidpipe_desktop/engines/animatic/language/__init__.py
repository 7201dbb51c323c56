"""Reading a prompt: any language in, concepts out (subjects, place, time, weather, mood, style, action, genre)."""
