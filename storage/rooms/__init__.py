"""Rooms and the people in them: bindings, accounts, invitations."""
