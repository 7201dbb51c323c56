"""Google's models: Gemini writes storyboards and paints, Omni and Veo film. REST over the shared HTTP layer."""
