"""Luming decides: `(Scene, Intent) -> Decision`, pure: no await, no SQL, no clock, no network."""
