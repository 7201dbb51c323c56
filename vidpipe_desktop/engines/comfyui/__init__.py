"""ComfyUI, on one's own graphics card or a friend's."""
