"""The scene of a message or a timer."""

from storage.loaded import Loaded
from storage.scene.loader import Loader

__all__ = ["Loaded", "Loader"]
