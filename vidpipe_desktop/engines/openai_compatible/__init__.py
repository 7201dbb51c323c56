"""Servers that speak OpenAI's protocol: storyboards by chat completions, keyframes by the image endpoints."""
