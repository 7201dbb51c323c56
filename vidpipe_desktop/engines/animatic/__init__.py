"""The built-in engine: a prompt becomes a painted, moving, sounding storyboard, with no key, network or GPU."""
